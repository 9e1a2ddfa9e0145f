import type { Texts } from '#lang/translate.ts';

/** The frame around every staff page. */
export const kantorTexts = {
  programme: { id: 'OVO Prima', en: 'OVO Prima' },
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  main_nav: { id: 'Menu', en: 'Menu' },
  desk: { id: 'Tugas saya', en: 'My desk' },
  new_ticket: { id: 'Tiket baru', en: 'New ticket' },
  visits: { id: 'Kunjungan', en: 'Visits' },
  visits_short: { id: 'Kunjungan', en: 'Visits' },
  guests: { id: 'Buku tamu', en: 'Guest book' },
  makers: { id: 'Data IKM', en: 'Makers' },
  figures: { id: 'Kinerja', en: 'Performance' },
  templates: { id: 'Templat jawaban', en: 'Answer templates' },
  templates_short: { id: 'Templat', en: 'Templates' },
  set_up: { id: 'Atur', en: 'Set up' },
  notices: { id: 'Pemberitahuan', en: 'Notices' },
  notices_unread: { id: '{n} belum dibaca', en: '{n} unread' },
  to_my_desk: { id: 'Ke tugas saya', en: 'To my desk' },
  no_ticket: {
    id: 'Periksa nomornya. Tiket dinas lain tidak terbuka bagi Anda. Perlu ikut? Minta koordinator melibatkan dinas Anda.',
    en: 'Check the number. Tickets of other offices are not open to you. To take part, ask the coordinator to involve yours.',
  },
  forbidden_page: {
    id: 'Halaman ini untuk tugas lain. Bila Anda memerlukannya, minta administrator.',
    en: 'This page belongs to another duty. If you need it, ask an administrator.',
  },
  help: { id: 'Bantuan', en: 'Help' },
  more: { id: 'Lainnya', en: 'More' },
  account: { id: 'Akun saya', en: 'My account' },
  switch: { id: 'Ganti petugas', en: 'Switch person' },
  sign_out: { id: 'Keluar', en: 'Sign out' },
} satisfies Texts;
