import type { Texts } from '#lang/translate.ts';

/** Putting the phone's app on the home screen. */
export const pasangTexts = {
  title: { id: 'Pasang di layar utama', en: 'Put it on the home screen' },
  is_installed: {
    id: 'Kunjungan sudah ada di layar utama HP ini.',
    en: 'Visits is on the home screen of this phone.',
  },
  gain_open: {
    id: 'Dibuka sekali ketuk, juga tanpa sinyal.',
    en: 'Opens with one tap, also without signal.',
  },
  gain_keep: {
    id: 'HP lebih menjaga isian Anda agar tidak terhapus.',
    en: 'The phone takes better care of what you entered.',
  },
  gain_small: { id: 'Ukurannya kecil, kurang dari satu foto.', en: 'It is small: less than a photo.' },
  install: { id: 'Pasang sekarang', en: 'Install now' },
  android: { id: 'Android (Chrome)', en: 'Android (Chrome)' },
  android_1: { id: 'Ketuk tiga titik di kanan atas.', en: 'Tap the three dots at the top right.' },
  android_2: {
    id: 'Pilih “Tambahkan ke layar utama” atau “Instal aplikasi”.',
    en: 'Choose “Add to Home screen” or “Install app”.',
  },
  android_3: { id: 'Ketuk “Instal”.', en: 'Tap “Install”.' },
  iphone: { id: 'iPhone (Safari)', en: 'iPhone (Safari)' },
  iphone_1: {
    id: 'Ketuk tombol bagikan: kotak dengan panah ke atas.',
    en: 'Tap the share button: a square with an arrow up.',
  },
  iphone_2: { id: 'Pilih “Tambah ke Layar Utama”.', en: 'Choose “Add to Home Screen”.' },
  iphone_3: { id: 'Ketuk “Tambah”.', en: 'Tap “Add”.' },
} satisfies Texts;
