import type { Texts } from '#lang/translate.ts';

/** On a field officer's phone: makers, sentra and potentials without signal, and what was sent. */
export const fieldMakerTexts = {
  // What lies in the pack.
  nagari_here: { id: 'Nagari di HP ini', en: 'Nagari on this phone' },
  nagari_none: {
    id: 'Belum ada data nagari di HP ini. Ambil dulu bekalnya selagi ada sinyal.',
    en: 'No nagari on this phone yet. Fetch the pack while there is signal.',
  },
  get_pack: { id: 'Ambil bekal', en: 'Fetch the pack' },
  taken_at: { id: 'Diambil {when}', en: 'Fetched {when}' },
  not_here: {
    id: 'Ini tidak ada di HP ini. Mungkin di luar bekal, atau sudah selesai.',
    en: 'This is not on this phone. It may lie outside the pack, or be over.',
  },
  is_cut: {
    id: 'Usaha di nagari ini terlalu banyak. Tidak semua ada di HP ini.',
    en: 'There are too many makers here. Not all are on this phone.',
  },
  on_phone: { id: 'di HP ini', en: 'on this phone' },
  find_maker: { id: 'Cari usaha', en: 'Find a maker' },
  find_hint: { id: 'Nama usaha, pemilik, jorong, atau nomor', en: 'Maker, owner, jorong or number' },
  found_none: { id: 'Tidak ada usaha yang cocok di HP ini.', en: 'No maker on this phone matches.' },
  found_most: {
    id: 'Yang tampil {n} pertama. Tulis katanya untuk mencari.',
    en: 'The first {n} are shown. Write a word to search.',
  },
  outline_alt: { id: 'Batas Nagari {name}', en: 'Outline of Nagari {name}' },
  outline_dots: { id: 'Titik: usaha yang tampil di bawah.', en: 'Dots: the makers shown below.' },
  tickets: { id: 'Tiket terbuka', en: 'Open tickets' },
  tickets_none: { id: 'Tidak ada tiket terbuka di sini.', en: 'No open ticket here.' },
  due_on: { id: 'Batas waktu {day}', en: 'Due {day}' },
  due_later: { id: 'Batas waktu dihitung sesudah sampai.', en: 'The due day is counted once it arrives.' },
  is_late: { id: 'sudah lewat', en: 'overdue' },
  is_today: { id: 'hari ini', en: 'today' },
  from_whom: { id: 'Dari', en: 'From' },
  their_words: { id: 'Kata pemohon', en: 'In their words' },
  open_maker: { id: 'Buka data usahanya', en: 'Open the maker' },
  ticket_code: { id: 'Nomor layanan {code}', en: 'Service number {code}' },
  // One maker.
  call: { id: 'Telepon {phone}', en: 'Call {phone}' },
  wa: { id: 'Kirim WhatsApp', en: 'Send WhatsApp' },
  to_map: { id: 'Buka di peta', en: 'Open in maps' },
  last_visited: { id: 'Terakhir dikunjungi {day}', en: 'Last visited {day}' },
  figures_which: { id: 'Angka untuk', en: 'Figures for' },
  figures_kept: { id: '{period} (sudah ada)', en: '{period} (on record)' },
  whole_year: { id: 'Tahun {year}', en: 'Year {year}' },
  part_year: { id: '{part} {year}', en: '{part} {year}' },
  add_permit: { id: 'Catat izin yang dilihat', en: 'Write down a permit seen' },
  join_sentra: { id: 'Masukkan ke {name}', en: 'Join {name}' },
  leave_sentra: { id: 'Keluarkan dari {name}', en: 'Leave {name}' },
  sentra_of: { id: 'Anggota {name}', en: 'Member of {name}' },
  // The forms.
  part_of_sentra: { id: 'Sentra', en: 'Sentra' },
  pick_maker: { id: 'Pilih usahanya', en: 'Choose the maker' },
  picked_maker: { id: 'Usaha: {name}', en: 'Maker: {name}' },
  pick_other: { id: 'Pilih usaha lain', en: 'Choose another maker' },
  place_hint: {
    id: 'Berdirilah di tempat usahanya, lalu tekan tombol. Boleh kosong.',
    en: 'Stand where the maker works, then press the button. May stay empty.',
  },
  device_refused: {
    id: 'HP tidak boleh memberi tempatnya. Izinkan lokasi di pengaturan HP.',
    en: 'The phone may not give its place. Allow it in the settings.',
  },
  device_unknown: {
    id: 'HP belum menemukan tempatnya. Coba lagi di luar rumah.',
    en: 'The phone does not find its place. Try again outdoors.',
  },
  device_looks: { id: 'HP sedang mencari tempatnya …', en: 'The phone looks for its place …' },
  figures_base: {
    id: 'Angka yang sudah tercatat tampil di sini. Betulkan yang berubah saja.',
    en: 'What is on record stands here. Correct only what changed.',
  },
} satisfies Texts;
