import type { Texts } from '#lang/translate.ts';

/** Old cases brought in from a sheet. Reasons that the makers' import knows too are in `impor.ts`. */
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
  columns_lead: { id: 'Kolom yang kami baca', en: 'The columns we read' },
  columns_needed: {
    id: 'Wajib: tanggal masuk, tanggal selesai, nama, nagari, layanan, permohonan, jawaban.',
    en: 'Needed: date received, date done, name, nagari, service, request, answer.',
  },
  columns_more: {
    id: 'Boleh ada: nomor HP, kecamatan, dinas, saluran, nomor agenda.',
    en: 'May be there: phone, kecamatan, office, channel, agenda number.',
  },
  read_file: { id: 'Baca berkas', en: 'Read the file' },
  kept: { id: '{count} perkara lama sudah tercatat.', en: '{count} old cases are on record.' },
  earlier: { id: 'Impor sebelumnya', en: 'Earlier imports' },
  state_checked: { id: 'Belum dicatat', en: 'Not recorded yet' },
  state_done: { id: 'Tercatat', en: 'Recorded' },
  state_undone: { id: 'Dibatalkan', en: 'Undone' },
  trial_title: { id: 'Hasil percobaan', en: 'Result of the trial' },
  trial_lead: { id: 'Belum ada yang tercatat.', en: 'Nothing is recorded yet.' },
  sum_new: { id: 'perkara baru', en: 'new cases' },
  sum_same: { id: 'sudah tercatat', en: 'on record already' },
  sum_bad: { id: 'baris tidak bisa dicatat', en: 'rows that cannot be recorded' },
  sum_written: { id: 'perkara dicatat', en: 'cases recorded' },
  start: { id: 'Catat sekarang', en: 'Record now' },
  nothing_new: { id: 'Tidak ada perkara baru di berkas ini.', en: 'There is no new case in this file.' },
  faults_title: { id: 'Yang perlu diperbaiki', en: 'What needs correcting' },
  faults_none: { id: 'Tidak ada yang perlu diperbaiki.', en: 'Nothing needs correcting.' },
  faults_lead: {
    id: 'Perbaiki di berkas Anda, lalu impor lagi. Yang sudah tercatat tidak menjadi dua.',
    en: 'Correct your file, then import again. Nothing on record is doubled.',
  },
  faults_first: { id: 'Hanya {count} yang pertama.', en: 'Only the first {count}.' },
  row: { id: 'Baris', en: 'Row' },
  col_column: { id: 'Kolom', en: 'Column' },
  col_fault: { id: 'Sebab', en: 'Reason' },
  whole_row: { id: 'seluruh baris', en: 'whole row' },
  row_left_out: { id: 'Baris tidak dicatat', en: 'Row left out' },
  cell_left_out: { id: 'Isian dikosongkan', en: 'Cell left empty' },
  done_lead: {
    id: 'Selesai. {count} perkara tercatat dari berkas ini.',
    en: 'Done. {count} cases recorded from this file.',
  },
  undone_lead: {
    id: 'Impor ini dibatalkan. Tiketnya diarsipkan.',
    en: 'This import was undone. Its tickets are archived.',
  },
  kept_open: {
    id: '{count} tiket tetap ada karena sudah dibuka lagi.',
    en: '{count} tickets stay, as they were opened again.',
  },
  undo_title: { id: 'Batalkan impor ini', en: 'Undo this import' },
  undo_lead: {
    id: 'Semua tiket dari impor ini diarsipkan. Riwayatnya tetap ada.',
    en: 'All tickets of this import are archived. Their history stays.',
  },
  field_sure: { id: 'Ya, batalkan seluruhnya', en: 'Yes, undo all of it' },
  undo: { id: 'Batalkan impor', en: 'Undo the import' },
  see_list: { id: 'Ke meja', en: 'To the desk' },

  fault_needed: { id: 'Ini belum diisi.', en: 'This is missing.' },
  fault_day_wrong: {
    id: 'Tanggal ini tidak terbaca. Tulis 31/12/2024.',
    en: 'We cannot read this day. Write 31/12/2024.',
  },
  fault_day_short_year: { id: 'Tulis tahun dengan empat angka.', en: 'Write the year with four digits.' },
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
