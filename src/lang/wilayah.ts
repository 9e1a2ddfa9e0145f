import type { Texts } from '#lang/translate.ts';

/** Outlines of areas, maps, and the place of a maker on them. */
export const wilayahTexts = {
  title: { id: 'Batas wilayah', en: 'Outlines of areas' },
  lead: {
    id: 'Bentuk nagari pada peta datang dari berkas Anda. Tanpa berkas, peta berupa skema.',
    en: 'The shapes of nagari on maps come from your file. Without one, maps are schematic.',
  },
  in_force: { id: 'Yang berlaku', en: 'In force' },
  in_force_none: {
    id: 'Belum ada. Peta digambar sebagai skema.',
    en: 'None yet. Maps are drawn as a schematic.',
  },
  file_of: { id: '{who}, {day}', en: '{who}, {day}' },
  covers: {
    id: '{n} dari {total} nagari punya bentuk.',
    en: '{n} of {total} nagari have a shape.',
  },
  take_file: { id: 'Kirim berkas batas', en: 'Send a file of outlines' },
  field_file: { id: 'Berkas GeoJSON atau TopoJSON', en: 'GeoJSON or TopoJSON file' },
  file_hint: {
    id: 'Paling besar 30 MB, dengan derajat WGS 84. Belum berlaku sebelum Anda memeriksanya.',
    en: 'At most 30 MB, in degrees of WGS 84. It does not count before you have looked it over.',
  },
  file_missing: { id: 'Pilih berkasnya dulu.', en: 'Choose the file first.' },
  field_attribution: { id: 'Sumber dan lisensi', en: 'Source and licence' },
  attribution_hint: {
    id: 'Tampil di bawah peta. Contoh: Bappeda 2025, batas indikatif',
    en: 'Shown under maps. For example: Bappeda 2025, indicative borders',
  },
  attribution_needed: {
    id: 'Tulis dari mana peta ini, misalnya Bappeda 2025.',
    en: 'Say where this map comes from, for example Bappeda 2025.',
  },
  read_file: { id: 'Baca berkas', en: 'Read the file' },
  others: { id: 'Berkas lain', en: 'Other files' },
  state_waiting: { id: 'Menunggu diperiksa', en: 'To be looked over' },
  state_in_force: { id: 'Berlaku', en: 'In force' },
  state_earlier: { id: 'Pernah berlaku', en: 'Earlier' },

  sum_matched: { id: '{n} cocok', en: '{n} matched' },
  sum_unmatched: { id: '{n} belum cocok', en: '{n} without area' },
  sum_twice: { id: '{n} kembar', en: '{n} doubled' },
  sum_outside: { id: '{n} perlu dilihat', en: '{n} to look at' },
  sum_missing: { id: '{n} nagari tanpa bentuk', en: '{n} nagari without shape' },
  to_decide: { id: 'Perlu Anda putuskan', en: 'For you to decide' },
  settled: { id: '{n} bentuk sudah cocok', en: '{n} {n:shape|shapes} settled' },
  given_nothing: { id: 'Tanpa nama', en: 'Without a name' },
  by_code: { id: 'dari kode', en: 'its code' },
  by_bps_code: { id: 'dari kode BPS', en: 'its BPS code' },
  by_name: { id: 'dari nama', en: 'its name' },
  by_hand: { id: 'dipilih', en: 'chosen' },
  by_none: { id: 'belum cocok', en: 'not matched' },
  is_twice: { id: 'kembar: pilih satu', en: 'doubled: choose one' },
  point_outside: { id: 'titik nagari di luar bentuk', en: 'its point lies outside' },
  choose_area: { id: 'Wilayah bentuk ke-{number}', en: 'Area of shape {number}' },
  no_area: { id: 'Tidak dipakai', en: 'Left out' },
  kecamatan_itself: { id: 'Kecamatan {name}', en: 'Kecamatan {name}' },
  do_match: { id: 'Simpan', en: 'Save' },
  missing: { id: 'Nagari yang tetap tanpa bentuk', en: 'Nagari left without shape' },
  missing_hint: {
    id: 'Nagari ini tidak tampak pada peta, tetapi tetap ada dalam daftar.',
    en: 'These are not on the map, but stay in the list.',
  },
  do_force: { id: 'Pakai', en: 'Put into force' },
  do_force_again: { id: 'Pakai lagi', en: 'Put into force again' },
  do_take_back: { id: 'Cabut', en: 'Take back' },
  do_drop: { id: 'Buang berkas ini', en: 'Drop this file' },
  drop_means: {
    id: 'Semua pilihan Anda pada berkas ini hilang.',
    en: 'All your choices for this file are lost.',
  },
  force_hint: {
    id: 'Peta di semua halaman langsung memakainya. Yang sekarang tetap disimpan.',
    en: 'Maps on all pages use it at once. The one of today is kept.',
  },
  back_hint: {
    id: 'Peta kembali menjadi skema. Berkas ini tetap disimpan.',
    en: 'Maps become a schematic again. This file is kept.',
  },
  preview: { id: 'Peta dari berkas ini', en: 'The map of this file' },
  preview_said: {
    id: 'Gambar {n} wilayah dari berkas ini',
    en: 'A drawing of {n} areas of this file',
  },

  map: { id: 'Peta nagari', en: 'Map of the nagari' },
  schematic_said: {
    id: 'Gambar skema, bukan peta batas. Besar dan letak kotak hanya kira-kira.',
    en: 'A schematic, no map of borders. Size and place of the boxes are rough.',
  },
  outlines_said: {
    id: 'Batas hanya petunjuk. Sumber: {attribution}',
    en: 'Borders are indicative. Source: {attribution}',
  },
  in_list: {
    id: 'Isi peta sama dengan daftar di bawah.',
    en: 'The list below says the same as the map.',
  },
  makers_0: { id: 'Belum ada', en: 'None yet' },
  makers_1: { id: '1–4 usaha', en: '1–4 makers' },
  makers_2: { id: '5–9 usaha', en: '5–9 makers' },
  makers_3: { id: '10 atau lebih', en: '10 or more' },
  makers_map: { id: 'Usaha yang terdata', en: 'Makers on record' },

  place_title: { id: 'Letak di peta', en: 'Place on the map' },
  place_alt: { id: 'Ketuk letak usaha pada gambar', en: 'Tap the place of the maker on the drawing' },
  place_hint: {
    id: 'Ketuk letaknya, pakai tempat HP, isi angkanya, atau biarkan kosong.',
    en: 'Tap the place, use that of the device, type the numbers, or leave it empty.',
  },
  place_show: { id: 'Tampilkan nagari yang dipilih', en: 'Show the chosen nagari' },
  place_again: { id: 'Gambar nagari terpilih', en: 'Draw the chosen nagari' },
  place_choose_nagari: {
    id: 'Pilih nagari dulu, lalu tampilkan gambarnya.',
    en: 'Choose the nagari first, then show its drawing.',
  },
  place_closer: { id: 'Perbesar', en: 'Closer' },
  place_whole: { id: 'Seluruh nagari', en: 'Whole nagari' },
  place_none: { id: 'Kosongkan letak', en: 'Empty the place' },
  place_nothing_known: {
    id: 'Titik nagari ini belum diketahui. Isi angkanya, atau pakai tempat HP.',
    en: 'The point of this nagari is not known yet. Type the numbers, or use the device.',
  },
  place_grid: { id: 'Garis tiap {distance}', en: 'Lines every {distance}' },
  kilometres: { id: '{n} km', en: '{n} km' },
  metres: { id: '{n} m', en: '{n} m' },
  place_label: { id: 'titik nagari', en: 'point of the nagari' },
  place_schematic: {
    id: 'Batas nagari ini belum ada. Bulatan kecil ialah titik nagari.',
    en: 'This nagari has no outline yet. The small ring is the point of the nagari.',
  },
  place_inside: { id: 'Di dalam batas nagari.', en: 'Inside the nagari.' },
  place_outside: {
    id: 'Letak ini di luar batas nagari. Periksa lagi; tetap boleh disimpan.',
    en: 'This lies outside of the nagari. Look again; it may be saved all the same.',
  },
  place_beyond: {
    id: 'Letak ini di luar gambar. Tekan Perbesar untuk melihat sekitarnya.',
    en: 'This lies beyond the drawing. Press Closer to see around it.',
  },
  device_take: { id: 'Pakai tempat HP ini', en: 'Use the place of this device' },
  device_taken: {
    id: 'Tempat HP ini sudah diisikan, tepat sampai ± {m} m.',
    en: 'The place of this device is filled in, within ± {m} m.',
  },
  device_refused: {
    id: 'HP tidak boleh memberi tempatnya. Izinkan lokasi di pengaturan, atau ketuk petanya.',
    en: 'The device may not give its place. Allow it in the settings, or tap the map.',
  },
  device_unknown: {
    id: 'HP belum menemukan tempatnya. Coba di luar rumah, atau ketuk petanya.',
    en: 'The device does not find its place. Try outdoors, or tap the map.',
  },
} satisfies Texts;
