/** Names as one meets them in Dharmasraya: Minang families and transmigrants from Java. Nobody here is a real person. */

import type { Chance } from './chance.ts';

/** Given names, and what stands behind them; an empty second name is common. */
interface People {
  readonly given: readonly string[];
  readonly second: readonly string[];
}

const MINANG_WOMEN: People = {
  given:
    'Murni,Yusmaniar,Eli Warti,Nurhayati,Rosmanidar,Desmawati,Yulianis,Syamsinar,Ermawati,Zuraida,Rahmi,Nelmawati,Refnita,Gusnimar,Asnidar,Yenti,Afriyanti,Marlina,Darmawati,Irawati,Rosna,Nuraini,Syafrida,Elmiati,Murniati,Erlinda,Wirda,Yulinar,Fatmawati,Suarni,Nurbaiti,Zulbaidah,Rika Novita,Mega Putri,Desi Fitria,Nila Kesuma,Upik Syamsiar,Hj. Rosmaniar,Ratna Juwita,Eva Susanti'.split(
      ',',
    ),
  second: ['', '', '', '', 'Chaniago', 'Tanjung', 'Koto', 'Piliang', 'Sikumbang', 'Rahman', 'Yusuf', 'Jamal'],
};
const MINANG_MEN: People = {
  given:
    'Syafrizal,Zulkifli,Afrizal,Nasrul,Jasman,Masrizal,Hendri,Rusli,Bakhtiar,Yondrizal,Dasril,Suhaimi,Amrizal,Iswandi,Ridwan,Ilham,Febri,Rahmat,Edi Warman,Khairul,Jufri,Dt. Bandaro,St. Mangkuto,Pakiah Ali,Yurnalis,Zainal,Mawardi,Darwis,Syahrial,Nofri,Jon Hendri,H. Muhammad Zulfadli Dt. Sinaro Nan Panjang'.split(
      ',',
    ),
  second: [
    '',
    '',
    '',
    '',
    'Piliang',
    'Chaniago',
    'Tanjung',
    'Malayu',
    'Koto',
    'Guci',
    'Jambak',
    'Putra',
    'Hasan',
    'Anwar',
  ],
};
const JAVANESE_WOMEN: People = {
  given:
    'Sri Wahyuni,Suparti,Tukinem,Ningsih,Siti Aminah,Lastri,Wiwik,Poniyem,Hartati,Sulastri,Sumarni,Sri Lestari'.split(
      ',',
    ),
  second: ['', '', 'Handayani', 'Rahayu', 'Utami', 'Astuti'],
};
const JAVANESE_MEN: People = {
  given:
    'Slamet,Sutrisno,Paijo,Wagiman,Tri Haryanto,Suyatno,Mulyadi,Sugeng,Purwanto,Wahyudi,Sukirman,Tugimin'.split(
      ',',
    ),
  second: ['', '', 'Riyadi', 'Santoso', 'Wibowo', 'Prasetyo', 'Widodo'],
};

/** Every given name. */
export const GIVEN_NAMES: readonly string[] = [
  MINANG_WOMEN,
  MINANG_MEN,
  JAVANESE_WOMEN,
  JAVANESE_MEN,
].flatMap(({ given }) => given);

/** Whose name it is, by the given name. */
export function isWomansName(name: string): boolean {
  return [...MINANG_WOMEN.given, ...JAVANESE_WOMEN.given].some(
    (given) => name === given || name.startsWith(`${given} `),
  );
}

/** A name in which the second part goes with the first; three of five are women's. */
export function personName(chance: Chance): string {
  const { given, second } = chance.happens(0.72)
    ? chance.pick([MINANG_WOMEN, MINANG_WOMEN, MINANG_MEN])
    : chance.pick([JAVANESE_WOMEN, JAVANESE_MEN]);
  return `${chance.pick(given)} ${chance.pick(second)}`.trim();
}

/** Goods, each as often as it is met. */
export const TRADE_WORDS = [
  'Batik Tanah Liek',
  'Keripik Tempe',
  'Minyak Serai Wangi',
  'Gula Semut',
  'Kopi Bubuk',
  'Rendang Belut',
  'Rendang Runtiah',
  'Pandai Besi',
  'Anyaman Pandan',
  'Kerupuk Ubi',
  'Abon Ikan Nila',
  'Madu Galo-Galo',
  'Tahu',
  'Roti dan Bolu',
  'Bordir',
  'Lidi Sawit',
  'Ikan Asap',
  'Beras Merah',
  'Sabun Serai',
  'Keripik Pisang',
  'Meubel Kayu',
] as const;
/** What the goods of a trade are called inside a sentence, where it is not the trade's own name. */
export const GOODS: Readonly<Record<string, string>> = {
  'Pandai Besi': 'alat pertanian',
  Bordir: 'mukena bordir',
  'Lidi Sawit': 'piring lidi sawit',
  'Anyaman Pandan': 'tikar pandan',
};
export const TRADE_NAMES = [
  'Bundo',
  'Saiyo',
  'Mekar Sari',
  'Sinar Baru',
  'Harapan Kito',
  'Cahaya',
  'Usaha Baru',
  'Karya Mandiri',
  'Rajo Lelo',
  'Tuah Sakato',
  'Ranah',
  'Siguntur',
  'Puti',
  'Bungo Tanjuang',
  'Sumber Rezeki',
  'Maju Basamo',
  'Saandiko',
  'Rantau Batanghari',
  'Limpapeh',
  'Sakinah',
  'Barokah',
  'Duo Saudaro',
  'Aie Janiah',
  'Sepakat',
  'Anugrah',
  'Gonjong',
  'Tigo Putri',
  'Suko Rami',
] as const;
