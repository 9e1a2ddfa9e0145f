/** The end of a phone, because its person wants it: never while something unsent would be lost. */
import { refuseUnsaved } from '#offline/backup.ts';
import { emptyPhone } from '#offline/empty-phone.ts';
import type { PhoneCore } from '#offline/phone-core.ts';

/**
 * Empties the phone and tells the office.
 * @param isSure a backup of everything unsent was saved, and she knows that it is not sent
 * @throws Problem phoneHoldsUnsent
 */
export async function signOut(core: PhoneCore, isSure = false): Promise<void> {
  await emptyPhone(
    core,
    async (trx) => {
      const [phone, acts, drafts, files] = await Promise.all([
        trx.objectStore('phone').get('me'),
        trx.objectStore('acts').getAll(),
        trx.objectStore('drafts').getAll(),
        trx.objectStore('files').getAll(),
      ]);
      if (!phone) return false;
      refuseUnsaved({ acts, drafts, files }, phone, isSure);
      return true;
    },
    false,
  );
}
