import type { Texts } from '#lang/translate.ts';

/** The frame around every staff page. */
export const kantorTexts = {
  programme: { id: 'OVO Prima', en: 'OVO Prima' },
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  main_nav: { id: 'Menu', en: 'Menu' },
  desk: { id: 'Tugas saya', en: 'My desk' },
  new_ticket: { id: 'Tiket baru', en: 'New ticket' },
  visits: { id: 'Kunjungan diminta', en: 'Visits asked for' },
  visits_short: { id: 'Kunjungan', en: 'Visits' },
  guests: { id: 'Buku tamu', en: 'Guest book' },
  figures: { id: 'Kinerja', en: 'Performance' },
  templates: { id: 'Templat jawaban', en: 'Answer templates' },
  templates_short: { id: 'Templat', en: 'Templates' },
  set_up: { id: 'Atur', en: 'Set up' },
  notices: { id: 'Pemberitahuan', en: 'Notices' },
  notices_unread: { id: '{n} belum dibaca', en: '{n} unread' },
  help: { id: 'Bantuan', en: 'Help' },
  more: { id: 'Lainnya', en: 'More' },
  account: { id: 'Akun saya', en: 'My account' },
  switch: { id: 'Ganti petugas', en: 'Switch person' },
  sign_out: { id: 'Keluar', en: 'Sign out' },
} satisfies Texts;
