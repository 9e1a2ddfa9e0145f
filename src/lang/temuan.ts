import type { Texts } from '#lang/translate.ts';

/** On a field officer's phone: the day, a visit, its forms, photos and signatures, the receipt. */
export const temuanTexts = {
  // Any form.
  back: { id: '‹ Kembali', en: '‹ Back' },
  to_day: { id: 'Ke kunjungan hari ini', en: 'To today’s visits' },
  to_outbox: { id: 'Lihat kiriman', en: 'See what was sent' },
  get_pack: { id: 'Ambil bekal', en: 'Fetch the pack' },
  saved_saving: { id: 'Sedang disimpan …', en: 'Saving …' },
  saved_saved: {
    id: 'Tersimpan di HP ini. Anda boleh keluar kapan saja.',
    en: 'Saved on this phone. You may leave at any time.',
  },
  saved_failed: { id: 'Belum tersimpan', en: 'Not saved' },
  saved_elsewhere: { id: 'Dibuka di tempat lain', en: 'Open elsewhere' },
  phone_full: {
    id: 'HP ini penuh. Hapus foto atau berkas lain, lalu tekan Simpan lagi. Jangan tutup halaman ini.',
    en: 'This phone is full. Delete other photos or files, then press Save again. Do not close this page.',
  },
  save_again: { id: 'Simpan lagi', en: 'Save again' },
  elsewhere_title: { id: 'Isian ini terbuka di tab lain', en: 'This form is open in another tab' },
  elsewhere: {
    id: 'Lanjutkan di sini bila perlu. Yang sudah ditulis di sana ikut terbawa.',
    en: 'Go on here if you like. What was written there comes along.',
  },
  go_on_here: { id: 'Lanjutkan di sini', en: 'Go on here' },
  gone_title: { id: 'Isian ini tidak terbuka', en: 'This form is not open' },
  gone: {
    id: 'Isian ini sudah dikirim atau dihapus.',
    en: 'This form was sent or deleted.',
  },
  no_pack: {
    id: 'Bekal belum ada di HP ini. Ambil dulu selagi ada sinyal. Isian Anda tetap tersimpan.',
    en: 'There is no pack on this phone yet. Fetch it while there is signal. Your form is kept.',
  },
  send: { id: 'Selesai dan kirim', en: 'Finish and send' },
  sending: { id: 'Disimpan …', en: 'Saving …' },
  send_means: {
    id: 'Tanpa sinyal pun aman. Kiriman berangkat sendiri begitu ada sinyal.',
    en: 'Safe without signal too. It leaves by itself once there is signal.',
  },
  is_safe: {
    id: 'Aman di HP ini. Berangkat sendiri begitu ada sinyal.',
    en: 'Safe on this phone. It leaves by itself once there is signal.',
  },
  drop: { id: 'Hapus isian ini', en: 'Delete this form' },
  drop_means: {
    id: 'Tulisan, foto, dan rekaman di isian ini akan hilang. Yakin?',
    en: 'The words, photos and recordings of this form will be gone. Are you sure?',
  },
  drop_yes: { id: 'Ya, hapus', en: 'Yes, delete' },
  drop_no: { id: 'Jangan', en: 'Keep it' },
} satisfies Texts;
