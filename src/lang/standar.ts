import type { Texts } from '#lang/translate.ts';

/** The published service standards (UU 25/2009 article 21; the pledge: article 22). */
export const standarTexts = {
  title: { id: 'Standar layanan', en: 'Service standards' },
  lead: {
    id: 'Apa yang perlu disiapkan, siapa yang mengerjakan, dan berapa lama.',
    en: 'What to prepare, who does it, and how long it takes.',
  },
  pledge_title: { id: 'Maklumat pelayanan', en: 'Our pledge' },
  pledge: {
    id: 'Kami sanggup melayani sesuai standar ini. Bila tidak, kami siap menerima teguran dan memperbaikinya.',
    en: 'We pledge to serve by these standards. If we fail, we accept correction and put it right.',
  },
  search: { id: 'Cari topik atau syarat', en: 'Search topics or requirements' },
  search_hint: { id: 'Contoh: P-IRT, halal, kemasan', en: 'Example: P-IRT, halal, packaging' },
  search_button: { id: 'Cari', en: 'Search' },
  offices: { id: 'Menurut dinas', en: 'By office' },
  all: { id: 'Semua', en: 'All' },
  open_all: { id: 'Buka semua untuk dicetak', en: 'Open all for printing' },
  close_all: { id: 'Tutup semua', en: 'Close all' },
  found_none: {
    id: 'Tidak ada topik dengan kata itu. Pilih "Hal lain" saat melapor; petugas mencarikan dinas yang tepat.',
    en: 'No topic with that word. Choose “Something else” when reporting; staff will find the right office.',
  },
  days: { id: '{n} hari kerja', en: '{n} working {n:day|days}' },
  same_day: { id: 'hari yang sama', en: 'the same day' },
  requirements: { id: 'Yang disiapkan', en: 'What to prepare' },
  none: { id: 'Tidak ada syarat khusus.', en: 'Nothing special.' },
  steps: { id: 'Langkahnya', en: 'Steps' },
  time: { id: 'Waktu', en: 'Time' },
  fee: { id: 'Biaya', en: 'Fee' },
  product: { id: 'Hasilnya', en: 'What you get' },
  lead_office: { id: 'Penanggung jawab', en: 'Lead office' },
  supporting: { id: 'Pendukung', en: 'Supporting' },
  legal: { id: 'Dasar hukum', en: 'Legal basis' },
  report: { id: 'Sampaikan kendala tentang ini', en: 'Bring a problem about this' },
  rule: {
    id: 'Hari kerja dihitung bila saat kantor tutup, laporan ada pada kami. Libur tidak dihitung.',
    en: 'A working day counts when, at closing time, the ticket is with us. Holidays do not count.',
  },
  empty: { id: 'Belum ada standar yang diumumkan.', en: 'No standards have been published yet.' },
} satisfies Texts;
