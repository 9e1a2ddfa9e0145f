import type { Texts } from '#lang/translate.ts';

/** The frame of public pages: header, footer, the demonstration banner, and the page of refusals. */
export const frameTexts = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  brand_place: { id: 'Gerbang Budaya · Dharmasraya', en: 'Gerbang Budaya · Dharmasraya' },
  main_nav: { id: 'Menu utama', en: 'Main menu' },
  foot_nav: { id: 'Tautan lain', en: 'More links' },
  home: { id: 'Beranda', en: 'Home' },
  report: { id: 'Lapor', en: 'Report' },
  follow: { id: 'Cek status', en: 'Check status' },
  standards: { id: 'Standar layanan', en: 'Our standards' },
  nagari: { id: 'Produk unggulan nagari', en: 'Primary products' },
  nagari_short: { id: 'Nagari', en: 'Nagari' },
  sentra_short: { id: 'Sentra', en: 'Sentra' },
  sentra: { id: 'Sentra IKM', en: 'Sentra' },
  privacy: { id: 'Privasi', en: 'Privacy' },
  sign_in: { id: 'Masuk (petugas)', en: 'Sign in (staff)' },
  desk: { id: 'Tugas saya', en: 'My desk' },
  agency: {
    id: 'Dinas Koperasi, Usaha Kecil, Menengah, Perindustrian dan Perdagangan',
    en: 'Office for Cooperatives, Small Business, Industry and Trade',
  },
  regency: { id: 'Kabupaten Dharmasraya, Sumatera Barat', en: 'Dharmasraya Regency, West Sumatra' },
  demo_label: { id: 'Demonstrasi', en: 'Demonstration' },
  demo: {
    id: 'Ini demonstrasi. Semua nama dan tiket di sini rekaan.',
    en: 'This is a demonstration. All names and tickets are invented.',
  },
  other_language: { id: 'English', en: 'Bahasa Indonesia' },
  error_title: { id: 'Maaf, belum bisa', en: 'Sorry, not possible' },
  error_missing: { id: 'Tidak ditemukan', en: 'Not found' },
  error_ours: { id: 'Maaf, ada yang rusak di pihak kami', en: 'Sorry, something broke on our side' },
  error_forbidden: { id: 'Bukan bagian tugas Anda', en: 'Not part of your duties' },
  error_wait: { id: 'Tunggu sebentar', en: 'Please wait a little' },
  error_again: { id: 'Coba lagi', en: 'Try again' },
  error_back: {
    id: 'Tekan tombol kembali di HP Anda. Tulisan Anda biasanya masih ada.',
    en: 'Press the back button of your phone. Your text is usually still there.',
  },
  error_way: { id: 'Dari sini Anda bisa ke:', en: 'From here you can go to:' },
  error_follow: { id: 'Cek status laporan', en: 'Check your status' },
  error_report: { id: 'Sampaikan kendala', en: 'Bring a problem' },
} satisfies Texts;
