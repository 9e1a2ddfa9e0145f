import type { Texts } from '#lang/translate.ts';

/** Helps brought in from a sheet. The words of every sheet are in `sheet-steps.ts`. */
export const helpImportTexts = {
  title: { id: 'Impor bantuan', en: 'Import helps' },
  lead: {
    id: 'Satu baris satu penerima. Kegiatan dan tanggal yang sama menjadi satu bantuan.',
    en: 'A row a recipient. The same activity and day become one help.',
  },
  columns_needed: {
    id: 'Wajib: jenis, kegiatan, tanggal, sumber dana, dan penerima.',
    en: 'Needed: kind, activity, day, source of funds, and the recipient.',
  },
  columns_maker: {
    id: 'Penerima ditulis dengan nomor usaha (USH), atau NIB, atau nama dan nagari.',
    en: 'Write the recipient as number (USH), or NIB, or name and nagari.',
  },
  columns_more: {
    id: 'Boleh ada: dinas, tanggal selesai, tahun anggaran, nilai, nilai penerima, jumlah, satuan, hasil.',
    en: 'May be there: office, last day, budget year, value, share of the recipient, quantity, unit, result.',
  },
  office_hint: {
    id: 'Untuk baris yang tidak menyebut dinas.',
    en: 'For rows that name no office.',
  },
  source_example: { id: 'Misalnya "Dinas Pertanian".', en: 'For example "Agriculture office".' },
  writing: { id: 'Semuanya dicatat sekaligus.', en: 'All of it is recorded in one go.' },
  sum_helps: { id: 'bantuan baru', en: 'new helps' },
  sum_recipients: { id: 'penerima baru', en: 'new recipients' },
  sum_same: { id: 'baris sudah tercatat', en: 'rows on record already' },
  sum_bad: { id: 'baris tidak bisa dicatat', en: 'rows that cannot be recorded' },
  quiet: {
    id: 'Yang sudah tercatat tidak diubah. Impor ini bisa dibatalkan.',
    en: 'What is on record is not changed. The import can be undone.',
  },
  nothing_new: { id: 'Tidak ada yang baru di berkas ini.', en: 'There is nothing new in this file.' },
  done_lead: {
    id: '{helps} bantuan baru dan {recipients} penerima tercatat.',
    en: '{helps} new helps and {recipients} recipients are on record.',
  },
  undone_lead: {
    id: 'Impor ini dibatalkan. Bantuannya dicabut.',
    en: 'This import was undone. Its helps are withdrawn.',
  },
  kept_changed: {
    id: '{count} tetap ada karena sudah diubah orang.',
    en: '{count} stay, as somebody has changed them.',
  },
  undo_lead: {
    id: 'Bantuan dari impor ini dicabut. Riwayatnya tetap ada.',
    en: 'The helps of this import are withdrawn. Their history stays.',
  },
  see_list: { id: 'Ke daftar bantuan', en: 'To the list of helps' },

  column_kind: { id: 'Jenis bantuan', en: 'Kind of help' },
  column_title: { id: 'Kegiatan', en: 'Activity' },
  column_office: { id: 'Dinas', en: 'Office' },
  column_beganOn: { id: 'Tanggal', en: 'Day' },
  column_endedOn: { id: 'Tanggal selesai', en: 'Last day' },
  column_funds: { id: 'Sumber dana', en: 'Source of funds' },
  column_fundYear: { id: 'Tahun anggaran', en: 'Budget year' },
  column_value: { id: 'Nilai seluruhnya', en: 'Value of all of it' },
  column_code: { id: 'Nomor usaha (USH)', en: 'Number of the maker (USH)' },
  column_nib: { id: 'NIB', en: 'NIB' },
  column_name: { id: 'Nama penerima', en: 'Name of the recipient' },
  column_kecamatan: { id: 'Kecamatan', en: 'Kecamatan' },
  column_nagari: { id: 'Nagari', en: 'Nagari' },
  column_shareValue: { id: 'Nilai untuk penerima', en: 'Share of the recipient' },
  column_quantity: { id: 'Jumlah', en: 'Quantity' },
  column_unit: { id: 'Satuan', en: 'Unit' },
  column_result: { id: 'Hasil', en: 'Result' },

  fault_kind_unknown: {
    id: 'Jenis ini tidak kami kenal. Tulis pelatihan, mesin, uang, kemasan, fasilitasi, atau lainnya.',
    en: 'We know no such kind. Write training, machine, money, packaging, facilitation or other.',
  },
  fault_funds_unknown: {
    id: 'Sumber dana ini tidak kami kenal. Tulis APBD, APBN, nagari, CSR, atau lainnya.',
    en: 'We know no such source. Write APBD, APBN, nagari, CSR or lainnya.',
  },
  fault_office_unknown: { id: 'Dinas ini tidak kami kenal.', en: 'We know no such office.' },
  fault_office_not_yours: {
    id: 'Bantuan dinas lain. Hanya dinas itu yang mencatatnya.',
    en: "Another office's help. Only that office records it.",
  },
  fault_day_too_early: { id: 'Sebelum tahun 2000.', en: 'Before the year 2000.' },
  fault_day_too_far: { id: 'Lebih dari setahun ke depan.', en: 'More than a year ahead.' },
  fault_ends_before_it_begins: { id: 'Selesai sebelum mulai.', en: 'It ends before it begins.' },
  fault_maker_code_wrong: {
    id: 'Ini bukan nomor usaha. Contoh: USH-4K7Q-2M9X.',
    en: 'This is no number of a maker. Like: USH-4K7Q-2M9X.',
  },
  fault_maker_needed: { id: 'Penerimanya belum disebut.', en: 'The recipient is not named.' },
  fault_maker_unknown: {
    id: 'Usaha ini belum terdaftar. Daftarkan dulu, lalu impor lagi.',
    en: 'This maker is not on record. Register it, then import again.',
  },
  fault_maker_unclear: {
    id: 'Beberapa usaha bernama begini. Tulis nomor usahanya.',
    en: 'Several makers are called so. Write its number.',
  },
  fault_result_unknown: {
    id: 'Hasil ini tidak terbaca. Tulis masih dipakai atau tidak dipakai.',
    en: 'We cannot read this result. Write masih dipakai or tidak dipakai.',
  },
  fault_result_too_early: {
    id: 'Bantuannya belum selesai, jadi belum ada hasilnya.',
    en: 'The help is not over yet, so nothing came of it.',
  },
  fault_help_differs: {
    id: 'Berbeda dengan baris pertama bantuan ini. Yang pertama dipakai.',
    en: 'Unlike the first row of this help. The first one counts.',
  },
  fault_on_record_differs: {
    id: 'Sudah tercatat dengan isi lain. Ubah di halaman bantuannya.',
    en: 'On record with other content. Change it on the page of the help.',
  },
  fault_row_twice: { id: 'Penerima ini sudah ada di baris lain.', en: 'This recipient is in another row.' },
} satisfies Texts;
