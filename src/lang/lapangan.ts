import type { Texts } from '#lang/translate.ts';

/** The phone of field officers: its frame, lock and set-up, what it sends and keeps. */
export const lapanganTexts = {
  broke: {
    id: 'Maaf, ada yang rusak di aplikasi ini. Isian Anda tetap ada di HP ini.',
    en: 'Sorry, something broke in this app. What you entered is still on this phone.',
  },
} satisfies Texts;
