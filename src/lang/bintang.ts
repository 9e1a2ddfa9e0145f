import type { Texts } from '#lang/translate.ts';

/** Stars of products: the assessment, the panel, the certificate, and the scheme. */
export const bintangTexts = {
  act_read: { id: 'Membaca', en: 'Read' },
  act_read_scores: { id: 'Membaca nilai panel', en: 'Read scores of the panel' },
  act_read_scheme: { id: 'Membaca skema', en: 'Read the scheme' },
  act_start: { id: 'Memulai penilaian', en: 'Began the assessment' },
  act_fill_self: { id: 'Mengisi penilaian sendiri', en: 'Filled in the self-assessment' },
  act_submit_self: { id: 'Mengirim penilaian sendiri', en: 'Handed in the self-assessment' },
  act_send_back: { id: 'Mengembalikan untuk dilengkapi', en: 'Sent it back' },
  act_seat_panel: { id: 'Menetapkan panel', en: 'Named the panel' },
  act_score: { id: 'Memberi nilai', en: 'Scored' },
  act_close: { id: 'Menutup penilaian', en: 'Closed the assessment' },
  act_withdraw: { id: 'Mencabut', en: 'Withdrew' },
  act_copy_scheme: { id: 'Menyalin skema', en: 'Copied the scheme' },
  act_change_scheme: { id: 'Mengubah skema', en: 'Changed the scheme' },
  act_enforce_scheme: { id: 'Memberlakukan skema', en: 'Put the scheme in force' },
  section: { id: 'Bintang produk', en: 'Stars' },
  until: { id: 'Berlaku sampai {day}', en: 'Valid until {day}' },
  stars_of: { id: '{n} dari {of} bintang', en: '{n} of {of} stars' },
} as const satisfies Texts;
