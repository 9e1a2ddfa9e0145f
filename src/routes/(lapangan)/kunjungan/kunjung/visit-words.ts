/** A visit in words: who, where, why, and what may still be written down of it. One table for the day and the visit. */
import type { PackVisit } from '#domain/visits/pack.ts';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import { visitAfter } from '#domain/visits/visit.workflow.ts';
import { temuanTexts } from '#lang/temuan.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { visitTexts } from '#lang/visits.ts';
import type { Own } from '#offline/phone-words.ts';
import { STATE_TONES } from '#ui/parts/visit-tones.ts';

export interface VisitWords {
  /** Whom or what one goes to. */
  readonly title: string;
  /** Whom to ask for, when the title does not say. */
  readonly who: string | null;
  readonly where: string;
  readonly why: string;
  readonly stands: { readonly words: string; readonly tone: string };
  /** It has still to be gone to. */
  readonly isOpen: boolean;
  /** For the map of the phone; undefined where nothing is known. */
  readonly map: string | undefined;
  /** The map shows the nagari, not the house. */
  readonly isRoughly: boolean;
  /** As wa.me wants it: with the country, digits only. */
  readonly whatsapp: string | undefined;
}

/** In her language. */
export function visitWords(visit: Own<PackVisit>, locale: Locale): VisitWords {
  const v = translator(visitTexts, locale);
  const t = translator(temuanTexts, locale);
  const { industry, sentra, who, ticket, nagari, kecamatan, place } = visit;
  const title = industry?.name ?? sentra?.name ?? who ?? ticket?.code ?? t('nagari_named', { name: nagari });
  const why = v(`reason_${visit.reason}`);
  return {
    title,
    who: who === title ? null : who,
    where: t('in_nagari', { nagari, kecamatan }),
    why: ticket ? `${why}: ${ticket.topic}` : why,
    stands: { words: v(`state_${visit.state}`), tone: STATE_TONES[visit.state] },
    isOpen: visit.state === 'planned',
    map: place ? `geo:${place.lat},${place.lng}?q=${place.lat},${place.lng}` : undefined,
    isRoughly: place !== null && !place.isExact,
    whatsapp: visit.phone?.replaceAll(/\D/g, '').replace(/^0/, '62'),
  };
}

/** Acts that end a visit: possible only as its workflow says. */
const ENDS = { 'visit.report': 'report', 'visit.miss': 'miss' } as const;

/** What may be written down at this visit: her duties and the visit's own state are both asked. */
export function mayAt(may: readonly PhoneActKind[], { state }: PackVisit): ReadonlySet<PhoneActKind> {
  return new Set(
    may.filter((kind) => !(kind in ENDS) || visitAfter(state, ENDS[kind as keyof typeof ENDS]) !== undefined),
  );
}
