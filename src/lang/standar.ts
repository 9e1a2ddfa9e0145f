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
  contents: { id: 'Daftar topik', en: 'Topics' },
  days: { id: '{n} hari kerja', en: '{n} working days' },
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
