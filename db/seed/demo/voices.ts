/** How people of the demonstration speak: around what they ask stand a greeting, a detail and a wish, each their own. */
import type { Chance } from './chance.ts';

const GREETINGS = [
  'Assalamualaikum.',
  'Assalamualaikum Bapak Ibu.',
  'Ass. wr. wb.',
  'Mohon izin bertanya.',
  'Maaf mengganggu.',
  'Salam dari {nagari}.',
  'Saya dari {usaha}, {nagari}.',
  'Nama usaha kami {usaha}.',
  'Yth. petugas OVO Prima,',
  'Kepada Bapak/Ibu petugas,',
  'Tabik Pak, numpang tanya.',
  'Halo Min.',
] as const;

const FORMAL_OPENINGS = [
  'Dengan hormat,',
  'Bersama ini kami sampaikan:',
  'Yang bertanda tangan di bawah ini menyampaikan hal berikut.',
] as const;

const DETAILS = [
  'Usaha ini sudah jalan {n} tahun.',
  'Yang mengerjakan {n} orang, semuanya tetangga.',
  'Saya mengerjakan berdua dengan suami.',
  'Yang membantu hanya anak-anak sepulang sekolah.',
  'Hampir tiap pekan ada pesanan dari Pulau Punjung.',
  'Biasanya dijual di pasar {nagari} hari Kamis.',
  'Barang kami titip di {n} warung.',
  'Sejak harga bahan naik, untung makin tipis.',
  'Sudah tanya ke kantor nagari, disuruh ke sini.',
  'Sudah saya coba sendiri lewat HP, tetapi tidak berhasil.',
  'Rumah produksi kami di belakang mesjid.',
  'Dulu pernah dibantu dinas, tetapi petugasnya sudah pindah.',
  'Teman saya di nagari sebelah katanya sudah dibantu.',
  'Bulan depan ada pesanan untuk kenduri.',
  'Kami belum pernah ikut pelatihan.',
  'Kalau hujan, dua hari tidak bisa produksi.',
  'Alamat kami dekat simpang {nagari}.',
  'Ibu saya yang memulai usaha ini dulu.',
  'Pembeli dari Sungai Rumbai juga sering bertanya.',
  'Penjualan sebulan sekitar {n} juta rupiah.',
  'Selama ini belum pernah saya tanyakan karena tidak tahu ke mana.',
] as const;

/** What only somebody says who types herself. */
const TYPED = [
  'Anak saya yang membantu mengetik ini.',
  'Sinyal di tempat kami susah, jadi balasnya mungkin lama.',
  'Saya tidak punya laptop, hanya HP.',
  'Fotonya saya kirim kalau diperlukan.',
] as const;

/** What an officer adds who takes it down. */
const NOTED = [
  'Minta dikabari lewat WhatsApp.',
  'Minta dihubungi sore hari.',
  'KTP sudah ditunjukkan.',
  'Baru pertama kali bertanya.',
  'Disarankan oleh wali jorong.',
  'Mendengar layanan ini dari tetangga.',
  'Berharap dijawab sebelum hari pasar.',
  'Contoh produknya sudah kami lihat.',
] as const;

const WISHES = [
  'Mohon petunjuk.',
  'Mohon dibantu ya Pak, Bu.',
  'Bagaimana caranya?',
  'Terima kasih sebelumnya.',
  'Kalau perlu datang ke kantor, hari apa sebaiknya?',
  'Apa saja yang harus saya bawa?',
  'Apakah ada biayanya?',
  'Tolong dijelaskan pelan-pelan, saya orang awam.',
  'Boleh lewat WhatsApp saja?',
  'Kami tunggu kabarnya.',
  'Kalau bisa petugas datang melihat.',
  'Berapa lama kira-kira selesainya?',
  'Tarimo kasih banyak.',
  'Wassalam.',
  'Mudah-mudahan ada jalan keluarnya.',
  'Maaf kalau salah alamat.',
  'Demikian, terima kasih.',
] as const;

const ANSWER_OPENINGS = [
  'Terima kasih sudah menyampaikan.',
  'Baik Ibu/Bapak, sudah kami periksa.',
  'Menjawab pertanyaan Ibu/Bapak:',
  'Waalaikumsalam.',
  'Kami sudah melihat berkasnya.',
  'Setelah kami bicarakan dengan dinas terkait:',
  'Maaf sudah menunggu.',
] as const;

const ANSWER_CLOSINGS = [
  'Kalau masih ada yang kurang jelas, balas saja di sini.',
  'Silakan tanya lagi kapan saja.',
  'Semoga usahanya makin maju.',
  'Bila ada kendala, datang ke loket hari kerja pukul 08.00 sampai 15.00.',
  'Simpan nomor layanan ini bila perlu bertanya lagi.',
  'Petugas kami siap mendampingi.',
  'Mohon dikabari kalau sudah selesai.',
] as const;

const SURVEY_COMMENTS = [
  'Petugas ramah dan cepat.',
  'Sangat terbantu, terima kasih.',
  'Jawabannya jelas, tidak berbelit.',
  'Lumayan, tetapi menunggunya agak lama.',
  'Baik. Semoga seterusnya begini.',
  'Saya jadi tidak perlu bolak-balik ke kabupaten.',
  'Tolong jam loket sampai sore.',
  'Tempat duduknya kurang waktu ramai.',
  'Sudah bagus. Tambah pelatihan lagi.',
  'Awalnya bingung, tetapi dibimbing sampai selesai.',
  'Jawaban pertama kurang lengkap, setelah ditanya lagi baru jelas.',
  'Gratis betul, tidak diminta apa-apa.',
] as const;

/** Her own hand, an officer's who takes down what she says, or a letter's. */
export type Hand = 'own' | 'noted' | 'letter';

/** What somebody asks, told her own way. */
export function tellAs(chance: Chance, core: string, by: Hand): string {
  if (by === 'noted')
    return [
      chance.happens(0.3) ? chance.pick(DETAILS) : '',
      core,
      chance.happens(0.4) ? chance.pick(DETAILS) : '',
      chance.happens(0.5) ? chance.pick(NOTED) : '',
    ]
      .filter((part, i, all) => part !== '' && all.indexOf(part) === i)
      .join(' ');
  if (by === 'letter')
    return `${chance.pick(FORMAL_OPENINGS)} ${core} ${chance.happens(0.5) ? chance.pick(DETAILS) : ''} Demikian kami sampaikan, terima kasih.`.replace(
      '  ',
      ' ',
    );
  const parts = [
    chance.happens(0.45) ? chance.pick(GREETINGS) : '',
    chance.happens(0.2) ? chance.pick(DETAILS) : '',
    core,
    chance.happens(0.45) ? chance.pick(chance.happens(0.15) ? TYPED : DETAILS) : '',
    chance.happens(0.55) ? chance.pick(WISHES) : '',
  ].filter((part) => part !== '');
  const told = parts.filter((part, i) => parts.indexOf(part) === i).join(' ');
  // Many type on a small phone: no capitals, short words, no full stop at the end.
  const hand = chance.weigh({ neat: 70, small: 16, short: 14 });
  if (hand === 'neat') return told;
  const small = told.toLowerCase().replace(/\.$/, '');
  if (hand === 'small') return small;
  return small
    .replaceAll(/\byang\b/g, 'yg')
    .replaceAll(/\btidak\b/g, 'tdk')
    .replaceAll(/\bsudah\b/g, 'sdh')
    .replaceAll(/\buntuk\b/g, 'utk')
    .replaceAll(/\bdengan\b/g, 'dgn')
    .replaceAll(/\bterima kasih\b/g, 'tks');
}

/** An answer as officers write one. */
export function answerAs(chance: Chance, core: string): string {
  return [
    chance.happens(0.5) ? chance.pick(ANSWER_OPENINGS) : '',
    core,
    chance.happens(0.5) ? chance.pick(ANSWER_CLOSINGS) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What three in ten add to the survey. */
export function commentAs(chance: Chance): string {
  return chance.happens(0.3) ? chance.pick(SURVEY_COMMENTS) : '';
}

/** Words officers begin an answer from: name, text, topic (absent: offered everywhere). */
export const TEMPLATES = [
  [
    'Penutup umum',
    'Terima kasih sudah menghubungi kami. Balas saja di sini bila masih ada yang kurang jelas.',
  ],
  [
    'Undangan ke loket',
    'Silakan datang ke loket pada hari kerja, pukul 08.00 sampai 15.00. Bawa KTP dan berkas yang ada.',
  ],
  [
    'Kunjungan petugas',
    'Petugas kami akan datang pada hari … pukul …. Mohon ada yang menunggu di tempat usaha.',
  ],
  ['NIB terbit', 'NIB sudah terbit dan dapat dicetak sendiri dari akun OSS. Tidak ada biaya.', 'nib'],
  [
    'Syarat SPP-IRT',
    'Yang diperlukan: KTP, NIB, contoh label, dan denah dapur. Setelah lengkap, petugas memeriksa dapur.',
    'spp-irt',
  ],
  [
    'Jadwal penyuluhan pangan',
    'Penyuluhan keamanan pangan berikutnya pada …, di …. Nama Ibu/Bapak sudah kami daftarkan.',
    'spp-irt',
  ],
  [
    'Daftar bahan halal',
    'Mohon tulis semua bahan dan merek yang dipakai. Pendamping halal akan memeriksanya bersama Ibu/Bapak.',
    'halal',
  ],
  [
    'Surat usaha kecil untuk merek',
    'Surat keterangan usaha kecil sudah kami buat. Dengan surat ini biaya merek Rp500.000.',
    'merek',
  ],
  [
    'Rumah kemasan',
    'Rumah kemasan buka Selasa dan Kamis. Cetak mulai seratus lembar; desain kami bantu.',
    'kemasan',
  ],
  [
    'Syarat KUR',
    'Siapkan KTP, KK, NIB, dan catatan penjualan tiga bulan. Kami dampingi sampai ke bank.',
    'modal',
  ],
] as const;
