/** A berita acara in words: the page and the PDF lay out the same lines in the same order. Does no IO; the texts make it a server's. */
import type { Minutes } from '#domain/visits/minutes.ts';
import { minutesTexts } from '#lang/berita-acara.ts';
import { longDay, plainDay, shortInstant } from '#lang/dates.ts';
import { deskTexts } from '#lang/desk.ts';
import { wholeNumber } from '#lang/numbers.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { visitTexts } from '#lang/visits.ts';

interface Labelled {
  readonly label: string;
  readonly text: string;
}

export interface MinutesWords {
  readonly locale: Locale;
  readonly title: string;
  /** What a file list or a tab shows: which visit, and when. */
  readonly documentTitle: string;
  readonly head: { readonly regency: string; readonly office: string; readonly contact: string };
  /** With a line to be filled in by hand, from the office's own register. */
  readonly number: string;
  readonly opening: string;
  readonly facts: readonly Labelled[];
  readonly said: readonly Labelled[];
  readonly closing: string;
  readonly signs: readonly {
    readonly as: string;
    readonly name: string;
    readonly below: string;
    /** What was drawn on the screen, and what it is called; without one there is room for a pen. */
    readonly drawn: { readonly id: string; readonly alt: string } | null;
  }[];
  readonly photosTitle: string;
  readonly photos: readonly { readonly id: string; readonly alt: string; readonly text: string }[];
  readonly photoGone: string;
  readonly written: string;
  /** Empty when everything has arrived. */
  readonly notWhole: string;
  readonly foot: string;
}

const BLANK = '……………………………';
const BLANK_NIP = '………………';

/** Everything that stands there, in order. */
export function minutesWords(minutes: Minutes, locale: Locale): MinutesWords {
  const t = translator(minutesTexts, locale);
  const visit = translator(visitTexts, locale);
  const { office, officer, report, written, signatureId, signedBy } = minutes;
  return {
    locale,
    title: t('title'),
    documentTitle: `${t('title')}, ${minutes.target.name}, ${plainDay(minutes.heldAt, locale)}`,
    head: {
      regency: translator(deskTexts, locale)('letter_head_regency'),
      office: office.name.toUpperCase(),
      contact: [office.address, office.phone].filter(Boolean).join(' · '),
    },
    number: t('number', { blank: BLANK }),
    opening: t('opening', { day: longDay(minutes.heldAt, locale) }),
    facts: factsOf(minutes, locale),
    said: [
      ...(report.purpose === null ? [] : [{ label: t('purpose'), text: report.purpose }]),
      { label: t('found'), text: report.found },
      { label: t('agreed'), text: report.agreed ?? t('agreed_none') },
    ],
    closing: t('closing'),
    signs: [
      {
        as: t('sign_met'),
        name: signedBy,
        below: signedBy === report.metName ? (report.metAs ?? '') : '',
        drawn: signatureId === null ? null : { id: signatureId, alt: t('signature_of', { name: signedBy }) },
      },
      {
        as: t('sign_officer'),
        name: officer.name,
        below: t('nip', { nip: nipInParts(officer.nip) ?? BLANK_NIP }),
        drawn: null,
      },
    ],
    photosTitle: t('photos'),
    photos: minutes.photos.map(({ id, caption, takenAt }, i) => {
      const alt = caption ?? visit('photo_n', { n: i + 1 });
      return { id, alt, text: takenAt === null ? alt : `${alt} · ${shortInstant(takenAt, locale)}` };
    }),
    photoGone: t('photo_gone'),
    written: t(written.arrivedAt === null ? 'written_office' : 'written_phone', {
      name: written.by ?? visit('by_system'),
      at: shortInstant(written.at, locale),
      arrived: written.arrivedAt === null ? '' : shortInstant(written.arrivedAt, locale),
    }),
    notWhole: minutes.filesToCome === 0 ? '' : t('not_whole', { n: minutes.filesToCome }),
    foot: t('foot', { visit: minutes.visitId }),
  };
}

function factsOf(minutes: Minutes, locale: Locale): Labelled[] {
  const t = translator(minutesTexts, locale);
  const { officer, target, ticketCode, nagari, report, reason, voices } = minutes;
  const nip = nipInParts(officer.nip);
  const named = (name: string, more: string | null) => [name, more].filter(Boolean).join(', ');
  return [
    { label: t('officer'), text: named(officer.name, nip === null ? null : t('nip', { nip })) },
    ...(target.kind === 'nagari' ? [] : [{ label: t(target.kind), text: named(target.name, target.code) }]),
    ...(ticketCode === null ? [] : [{ label: t('ticket'), text: ticketCode }]),
    { label: t('nagari'), text: t('in_kecamatan', nagari) },
    { label: t('place'), text: placeText(minutes, locale) },
    { label: t('met'), text: named(report.metName, report.metAs) },
    { label: t('reason'), text: translator(visitTexts, locale)(`reason_${reason}`) },
    ...(voices === 0 ? [] : [{ label: t('voices'), text: t('voices_n', { n: voices }) }]),
  ];
}

function placeText({ place }: Minutes, locale: Locale): string {
  const t = translator(minutesTexts, locale);
  if (place === null) return t('place_none');
  // As maps take it, with a point in both languages: five decimals are a metre.
  const at = { lat: place.lat.toFixed(5), lng: place.lng.toFixed(5) };
  if (place.accuracyM === null) return t('place_about', at);
  return t('place_at', { ...at, m: wholeNumber(Math.round(place.accuracyM), locale) });
}

/** In its four parts, as letters print it: birth, appointment, sex, number. */
function nipInParts(nip: string | null): string | null {
  return nip === null ? null : nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');
}
