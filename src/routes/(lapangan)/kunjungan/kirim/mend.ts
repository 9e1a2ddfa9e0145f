/** The steps out of a refusal: each makes a draft of what the refused act said, changes it, and sends it or leaves it open. */
import { mended, type Side } from '#domain/visits/mending.ts';
import type { PackMaker } from '#domain/visits/pack.ts';
import type { PhoneActBodies } from '#domain/visits/phone-act.ts';
import type { RefusalDetail } from '#domain/visits/sync.ts';
import { phoneNumbers } from '#offline/numbers.ts';
import type { OpenDraft, Phone } from '#offline/phone-words.ts';
import { addressOfDraft } from '../formulir/begin.ts';

const addressOfAct = (id: string) => `/kunjungan/kirim/${id}`;

type Corrections = 'industry.change' | 'industry.change_owner' | 'industry.figures';

/** The form of a refused act, open to be mended. @returns its address */
export async function openAgain(phone: Phone, id: string): Promise<string> {
  const draft = await phone.outbox.mend(id);
  return addressOfDraft(draft.id);
}

/**
 * A correction somebody else crossed, with a side chosen for each field.
 * @param staysOpen she writes something else still: the form is opened instead of sent
 */
export async function settle(
  phone: Phone,
  id: string,
  body: PhoneActBodies[Corrections],
  now: NonNullable<RefusalDetail['now']>,
  sides: Readonly<Record<string, Side>>,
  staysOpen: boolean,
): Promise<string> {
  const draft = (await phone.outbox.mend(id)) as OpenDraft<Corrections>;
  draft.put({ ...body, ...mended(body, now, sides) });
  if (!staysOpen) return addressOfAct(await draft.send());
  await draft.saved();
  return addressOfDraft(draft.id);
}

/** It is none of the makers that look like it. */
export async function sendAsOther(
  phone: Phone,
  id: string,
  body: PhoneActBodies['industry.register'],
): Promise<string> {
  const draft = (await phone.outbox.mend(id)) as OpenDraft<'industry.register'>;
  draft.put({ ...body, form: { ...body.form, isOther: '1' } });
  return addressOfAct(await draft.send());
}

/**
 * It is that maker: what she wrote stands in a correction of it, to be looked over. The refused act stays until she lets
 * it go, so that nothing she wrote is lost on the way.
 */
export async function copyToKnown(
  phone: Phone,
  { form }: PhoneActBodies['industry.register'],
  { code, name, record, ownerForm }: PackMaker,
): Promise<string> {
  const over = (kept: PackMaker['record']) => ({
    ...kept,
    ...Object.fromEntries(
      Object.entries(form).filter(([field, value]) => field in kept && [value].flat().join('') !== ''),
    ),
  });
  const about = { title: name, visitId: null };
  const owner = { code, base: ownerForm, form: { ...over(ownerForm), nik: form['nik'] ?? '' } };
  const other = await phone.drafts.begin('industry.change_owner', owner, about);
  await other.close();
  const draft = await phone.drafts.begin(
    'industry.change',
    { code, base: record, form: over(record) },
    about,
  );
  return addressOfDraft(draft.id);
}

/** A maker or ticket whose number is somebody else's: the same under a new one. */
export async function sendRenumbered(
  phone: Phone,
  id: string,
  body: PhoneActBodies['industry.register'] | PhoneActBodies['ticket.open'],
): Promise<string> {
  const draft = (await phone.outbox.mend(id)) as OpenDraft<'industry.register' | 'ticket.open'>;
  const code = 'ticketId' in body ? phoneNumbers.ticketCode() : phoneNumbers.industryCode();
  draft.put({ ...body, code });
  return addressOfAct(await draft.send());
}

/** The maker that was meant. */
export async function sendForMaker(
  phone: Phone,
  id: string,
  body: object,
  { code }: Pick<PackMaker, 'code'>,
): Promise<string> {
  const draft = await phone.outbox.mend(id);
  const named = 'industry' in body ? { industry: code } : { code };
  draft.put({ ...body, ...named } as never);
  return addressOfAct(await draft.send());
}
