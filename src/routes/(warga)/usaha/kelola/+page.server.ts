import { withdrawProposal } from '#domain/registry/claim.commands.server.ts';
import { proposalForm } from '#domain/registry/claim.form.ts';
import { giveOwnConsent, withdrawOwnConsent } from '#domain/registry/industry.commands.server.ts';
import { ownDrafts, type OwnDraft } from '#domain/grading/grading.queries.server.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import { entryHere, holderHere, owning, takeLink } from './holder.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const secret = searchParams.get('k');
  if (secret !== null) await takeLink(event, secret);
  const isOld = searchParams.get('tautan') === 'lama';
  const holder = isOld ? undefined : await holderHere(event);
  return {
    // A link that was tried and is over says so, though an older one may still lie in the cookie.
    entry: isOld ? undefined : await entryHere(event),
    drafts: holder ? (await ownDrafts(event.locals.regency, holder)).map(draftLine) : [],
    said: (['terkirim', 'tersimpan'] as const).find((word) => searchParams.has(word)),
    now: event.locals.regency.now(),
  };
};

/** The questions stay on the page that asks them. */
const draftLine = ({ code, product, own: { answered, of } }: OwnDraft) => ({ code, product, answered, of });

export const actions: Actions = {
  show: owning(() => nothingForm, giveOwnConsent, { said: 'tersimpan' }),
  hide: owning(() => nothingForm, withdrawOwnConsent, { said: 'tersimpan' }),
  take_back: owning(
    () => proposalForm,
    (regency, actor, { proposalId }) => withdrawProposal(regency, actor, proposalId),
    { said: 'tersimpan' },
  ),
};
