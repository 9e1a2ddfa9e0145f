/** Writes of rules: a version follows another from a day on, or is taken back before it has begun. Never an edit. */
import { createHash } from 'node:crypto';
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import { standingOf, type RuleStanding } from '#domain/registry/rule.ts';
import { withNumbers } from '#domain/registry/rule-numbers.ts';
import type { RuleInput } from '#domain/registry/rule.form.ts';
import { readRules } from '#domain/registry/rule.queries.server.ts';
import {
  ruleMovesUnseen,
  ruleNotAfter,
  ruleNotFound,
  ruleNotPlanned,
  rulePlanned,
  ruleUnchanged,
} from '#domain/registry/rule.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB, type Day } from '#shared/day.ts';

/** The mark of some numbers, by which it is known that their consequences were shown. */
export function markOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

/**
 * Plans the version that follows: it holds from its day on, and the one in force until the day before.
 * @param check throws when the content makes no rule of its kind; a later room's to know
 * @throws Problem ruleNotFound, rulePlanned, ruleNotAfter, ruleUnchanged, ruleMovesUnseen, and what `check` refuses
 */
export async function followRule(
  regency: Regency,
  actor: Actor,
  code: string,
  { validFrom, law, standing, because, seen, numbers }: RuleInput,
  check: (kind: RuleStanding['kind'], content: unknown) => void,
): Promise<string> {
  return recordChange(regency, actor, 'edit_rules', async (trx) => {
    const { versions, planned } = await lockRule(trx, code, today(regency));
    const [last] = versions;
    if (!last) throw ruleNotFound();
    if (planned) throw rulePlanned();
    if (validFrom <= last.validFrom) throw ruleNotAfter();
    const content = withNumbers(last.content, numbers);
    check(last.kind, content);
    const isSame = law === last.basis.law && standing === last.basis.standing;
    if (isSame && markOf(content) === markOf(last.content)) throw ruleUnchanged();
    if (seen !== markOf(content)) throw ruleMovesUnseen();
    await trx
      .updateTable('ruleVersions')
      .set({ validTo: addDays(validFrom, -1) })
      .where('id', '=', last.id)
      .execute();
    const version = last.version + 1;
    await trx
      .insertInto('ruleVersions')
      .values({
        id: regency.newId(),
        kind: last.kind,
        code,
        version,
        validFrom,
        law,
        standing,
        content: JSON.stringify(content),
      })
      .execute();
    return {
      act: 'follow_rule',
      subject: 'rule',
      subjectId: code,
      before: {
        version: last.version,
        validFrom: last.validFrom,
        law: last.basis.law,
        standing: last.basis.standing,
      },
      after: { version, validFrom, law, standing, because },
    };
  });
}

/** Takes back a version that has not begun; the one before it goes on. @throws Problem ruleNotFound, ruleNotPlanned */
export async function withdrawRule(
  regency: Regency,
  actor: Actor,
  code: string,
  { because }: { readonly because: string },
): Promise<string> {
  return recordChange(regency, actor, 'edit_rules', async (trx) => {
    const { planned, versions } = await lockRule(trx, code, today(regency));
    const before = versions[1];
    if (!planned || !before) throw ruleNotPlanned();
    await trx.deleteFrom('ruleVersions').where('id', '=', planned.id).execute();
    await trx.updateTable('ruleVersions').set({ validTo: null }).where('id', '=', before.id).execute();
    return {
      act: 'withdraw_rule',
      subject: 'rule',
      subjectId: code,
      before: { version: planned.version, validFrom: planned.validFrom },
      after: { version: before.version, validFrom: before.validFrom, because },
    };
  });
}

/** Whoever changes this rule waits here. */
async function lockRule(trx: Trx, code: string, day: Day) {
  await trx.selectFrom('ruleVersions').select('id').where('code', '=', code).forUpdate().execute();
  const standing = standingOf(await readRules(trx), code, day);
  if (!standing) throw ruleNotFound();
  return standing;
}

function today(regency: Regency): Day {
  return dayOf(regency.now(), WIB);
}
