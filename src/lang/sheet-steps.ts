import type { Texts } from '#lang/translate.ts';

/** The steps of a sheet that comes in at one go: old cases, helps. Reasons that the makers' import knows too are in `impor.ts`. */
export const sheetStepTexts = {
  columns_lead: { id: 'Kolom yang kami baca', en: 'The columns we read' },
  read_file: { id: 'Baca berkas', en: 'Read the file' },
  earlier: { id: 'Impor sebelumnya', en: 'Earlier imports' },
  state_checked: { id: 'Belum dicatat', en: 'Not recorded yet' },
  state_done: { id: 'Tercatat', en: 'Recorded' },
  state_undone: { id: 'Dibatalkan', en: 'Undone' },
  trial_title: { id: 'Hasil percobaan', en: 'Result of the trial' },
  trial_lead: { id: 'Belum ada yang tercatat.', en: 'Nothing is recorded yet.' },
  start: { id: 'Catat sekarang', en: 'Record now' },
  faults_title: { id: 'Yang perlu diperbaiki', en: 'What needs correcting' },
  faults_none: { id: 'Tidak ada yang perlu diperbaiki.', en: 'Nothing needs correcting.' },
  faults_lead: {
    id: 'Perbaiki di berkas Anda, lalu impor lagi. Yang sudah tercatat tidak menjadi dua.',
    en: 'Correct your file, then import again. Nothing on record is doubled.',
  },
  faults_first: { id: 'Hanya {count} yang pertama.', en: 'Only the first {count}.' },
  row: { id: 'Baris', en: 'Row' },
  whole_row: { id: 'seluruh baris', en: 'whole row' },
  row_left_out: { id: 'Baris tidak dicatat', en: 'Row left out' },
  cell_left_out: { id: 'Isian dikosongkan', en: 'Cell left empty' },
  undo_title: { id: 'Batalkan impor ini', en: 'Undo this import' },
  field_sure: { id: 'Ya, batalkan seluruhnya', en: 'Yes, undo all of it' },
  undo: { id: 'Batalkan impor', en: 'Undo the import' },
  fault_needed: { id: 'Ini belum diisi.', en: 'This is missing.' },
  fault_day_wrong: {
    id: 'Tanggal ini tidak terbaca. Tulis 31/12/2024.',
    en: 'We cannot read this day. Write 31/12/2024.',
  },
  fault_day_short_year: { id: 'Tulis tahun dengan empat angka.', en: 'Write the year with four digits.' },
} satisfies Texts;
