import type { Texts } from '#lang/translate.ts';

/** The satisfaction survey: the nine elements of Permenpan-RB 14/2017 as questions people can answer. */
export const surveiTexts = {
  title: { id: 'Bagaimana pelayanan kami?', en: 'How did we do?' },
  lead: {
    id: 'Sembilan pertanyaan, satu menit. Jawaban Anda tidak memengaruhi layanan berikutnya.',
    en: 'Nine questions, one minute. Your answers do not affect later service.',
  },
  about: { id: 'Tentang layanan: {topic}', en: 'About: {topic}' },
  u1: { id: 'Persyaratannya mudah dipenuhi?', en: 'Were the requirements easy to meet?' },
  u2: { id: 'Caranya mudah?', en: 'Was the procedure easy?' },
  u3: { id: 'Waktunya cepat?', en: 'Was it quick?' },
  u4: { id: 'Biayanya wajar? Layanan ini gratis.', en: 'Was the cost fair? This service is free.' },
  u5: { id: 'Hasilnya sesuai yang dijanjikan?', en: 'Was the result as promised?' },
  u6: { id: 'Petugas menguasai pekerjaannya?', en: 'Did staff know their work?' },
  u7: { id: 'Petugas sopan dan ramah?', en: 'Were staff polite and friendly?' },
  u8: { id: 'Keluhan dan saran ditangani baik?', en: 'Were complaints and suggestions handled well?' },
  u9: { id: 'Sarana dan tempatnya baik?', en: 'Were the facilities good?' },
  face_1: { id: 'Tidak', en: 'No' },
  face_2: { id: 'Kurang', en: 'Hardly' },
  face_3: { id: 'Baik', en: 'Good' },
  face_4: { id: 'Sangat baik', en: 'Very good' },
  choose_a_face: { id: 'Pilih satu wajah.', en: 'Choose one face.' },
  too_long: { id: 'Terlalu panjang. Ringkaslah.', en: 'Too long. Please shorten it.' },
  comment: { id: 'Ada saran?', en: 'Any suggestion?' },
  may_be_empty: { id: '(boleh kosong)', en: '(may be empty)' },
  send: { id: 'Kirim penilaian', en: 'Send' },
  missing: {
    id: 'Ada pertanyaan yang belum dijawab. Pilihan Anda yang lain tetap tersimpan.',
    en: 'Some questions are unanswered. Your other choices are kept.',
  },
  thanks: { id: 'Terima kasih', en: 'Thank you' },
  thanks_lead: {
    id: 'Penilaian Anda sudah kami terima. Hasilnya dihitung bersama tiap tahun.',
    en: 'We have your assessment. Results are counted together each year.',
  },
  answered: { id: 'Penilaian ini sudah terkirim sebelumnya.', en: 'This assessment was already sent.' },
  expired: {
    id: 'Waktu penilaian ini sudah lewat. Terima kasih sudah mampir.',
    en: 'The time for this assessment is over. Thank you for coming by.',
  },
  home: { id: 'Ke beranda', en: 'To the home page' },
} satisfies Texts;
