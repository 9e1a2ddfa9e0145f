import type { Texts } from '#lang/translate.ts';

/** Old cases brought in from a sheet. The words of every sheet are in `sheet-steps.ts`. */
export const oldCaseTexts = {
  title: { id: 'Impor perkara lama', en: 'Import old cases' },
  lead: {
    id: 'Masukkan perkara dari buku atau lembar sejak Juli 2024. Masuknya sebagai tiket selesai.',
    en: 'Bring in cases from a book or sheet since July 2024. They come in as closed tickets.',
  },
  quiet: {
    id: 'Tidak ada pesan ke pemohon. Perkara lama tidak masuk hitungan kinerja.',
    en: 'No message goes to applicants. Old cases are not counted in the figures.',
  },
  door: { id: 'Impor perkara lama dari buku atau lembar', en: 'Import old cases from a book or sheet' },
  over: { id: 'Tiket baru', en: 'New ticket' },
  columns_needed: {
    id: 'Wajib: tanggal masuk, tanggal selesai, nama, nagari, layanan, permohonan, jawaban.',
    en: 'Needed: date received, date done, name, nagari, service, request, answer.',
  },
  columns_more: {
    id: 'Boleh ada: nomor HP, kecamatan, dinas, saluran, nomor agenda.',
    en: 'May be there: phone, kecamatan, office, channel, agenda number.',
  },
  kept: { id: '{count} perkara lama sudah tercatat.', en: '{count} old cases are on record.' },
  source_example: { id: 'Misalnya "Buku meja 2024".', en: 'For example "Desk book 2024".' },
  written_so_far: { id: '{count} perkara sudah tercatat.', en: '{count} cases recorded so far.' },
  sum_new: { id: 'perkara baru', en: 'new cases' },
  sum_same: { id: 'sudah tercatat', en: 'on record already' },
  sum_bad: { id: 'baris tidak bisa dicatat', en: 'rows that cannot be recorded' },
  sum_written: { id: 'perkara dicatat', en: 'cases recorded' },
  nothing_new: { id: 'Tidak ada perkara baru di berkas ini.', en: 'There is no new case in this file.' },
  done_lead: {
    id: '{count} perkara tercatat dari berkas ini.',
    en: '{count} cases recorded from this file.',
  },
  undone_lead: {
    id: 'Impor ini dibatalkan. Tiketnya diarsipkan.',
    en: 'This import was undone. Its tickets are archived.',
  },
  kept_open: {
    id: '{count} tiket tetap ada karena sudah dibuka lagi.',
    en: '{count} tickets stay, as they were opened again.',
  },
  undo_lead: {
    id: 'Semua tiket dari impor ini diarsipkan. Riwayatnya tetap ada.',
    en: 'All tickets of this import are archived. Their history stays.',
  },
  see_list: { id: 'Ke meja', en: 'To the desk' },

  column_receivedOn: { id: 'Tanggal masuk', en: 'Date received' },
  column_doneOn: { id: 'Tanggal selesai', en: 'Date done' },
  column_name: { id: 'Nama pemohon', en: 'Name of the applicant' },
  column_phone: { id: 'Nomor HP', en: 'Phone' },
  column_kecamatan: { id: 'Kecamatan', en: 'Kecamatan' },
  column_nagari: { id: 'Nagari', en: 'Nagari' },
  column_topic: { id: 'Layanan', en: 'Service' },
  column_office: { id: 'Dinas', en: 'Office' },
  column_asked: { id: 'Permohonan', en: 'Request' },
  column_answered: { id: 'Jawaban', en: 'Answer' },
  column_channel: { id: 'Saluran', en: 'Channel' },
  column_agendaNumber: { id: 'Nomor agenda', en: 'Agenda number' },

  fault_day_too_early: {
    id: 'Sebelum Juli 2024, sebelum program ini ada.',
    en: 'Before July 2024, before the programme.',
  },
  fault_day_in_future: { id: 'Tanggal ini belum terjadi.', en: 'This day has not come yet.' },
  fault_done_before_received: { id: 'Selesai sebelum masuk.', en: 'Done before it was received.' },
  fault_topic_unknown: { id: 'Layanan ini tidak kami kenal.', en: 'We know no such service.' },
  fault_office_unknown: {
    id: 'Dinas ini tidak kami kenal. Kami pakai dinas penanggung jawab layanannya.',
    en: 'We know no such office. The one in charge of the service is taken.',
  },
  fault_channel_unknown: { id: 'Saluran ini tidak kami kenal.', en: 'We know no such channel.' },
  fault_row_twice: { id: 'Perkara ini sudah ada di baris lain.', en: 'The same case is in another row.' },
} satisfies Texts;
