/** How things stand, in words: what the line under the phone's head says. */
import { lapanganTexts } from '#lang/lapangan.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Standing } from '#offline/phone-words.ts';

export interface Word {
  readonly text: string;
  readonly tone: '' | 'good' | 'warn' | 'alarm' | 'info';
  /** Where to do something about it. */
  readonly href?: string;
}

const HOUR_MS = 3_600_000;
/** A pack this old is worth a look before she leaves. */
const OLD_HOURS = 24;

/** The most urgent first. @param now by the office's clock */
export function standingWords(standing: Standing, now: Date, locale: Locale): readonly Word[] {
  const t = translator(lapanganTexts, locale);
  const { held, line } = standing;
  const isSignInAsked = line.trouble === 'sign_in';
  const words: (Word | false)[] = [
    isSignInAsked && { text: t('line_sign_in'), tone: 'alarm', href: '/kunjungan/kenalkan' },
    held.needsPerson > 0 && {
      text: t('line_needs_you', { n: held.needsPerson }),
      tone: 'warn',
      href: '/kunjungan/kirim',
    },
    signal(standing, t),
    unsent(standing) > 0
      ? { text: t('line_held', { n: unsent(standing) }), tone: '', href: '/kunjungan/kirim' }
      : held.files > 0
        ? { text: t('line_files', { n: held.files }), tone: '', href: '/kunjungan/kirim' }
        : held.needsPerson === 0 && { text: t('line_all_arrived'), tone: 'good' },
    packWord(standing, now, locale),
  ];
  return words.filter((word) => word !== false);
}

/** Acts that wait for the line alone. */
function unsent({ held }: Standing): number {
  return held.acts - held.needsPerson;
}

function signal({ line }: Standing, t: ReturnType<typeof translator<typeof lapanganTexts>>): Word | false {
  if (line.isSending) return { text: t('line_sending'), tone: 'info' };
  if (!line.isOnline || line.trouble === 'no_line') return { text: t('line_no_signal'), tone: '' };
  return false;
}

function packWord({ packAt }: Standing, now: Date, locale: Locale): Word {
  const t = translator(lapanganTexts, locale);
  const href = '/kunjungan/data';
  if (packAt === null) return { text: t('pack_none'), tone: 'warn', href };
  const hours = (now.getTime() - Date.parse(packAt)) / HOUR_MS;
  return {
    text: t('line_pack', { age: ageWords(hours, locale) }),
    tone: hours >= OLD_HOURS ? 'warn' : '',
    href,
  };
}

/** How long ago, as it is said: `baru saja`, `3 jam lalu`, `2 hari lalu`. */
function ageWords(hours: number, locale: Locale): string {
  const t = translator(lapanganTexts, locale);
  if (hours < 1) return t('age_now');
  if (hours < OLD_HOURS) return t('age_hours', { n: Math.floor(hours) });
  return t('age_days', { n: Math.floor(hours / OLD_HOURS) });
}
