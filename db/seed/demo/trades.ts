/** What makers of the demonstration make, of what, and for how much: by the trade a business is called after. */

export interface Trade {
  /** KBLI 2025, and the code of 2020 that older permits still carry. */
  readonly kbli: string;
  readonly olderKbli: string;
  readonly products: readonly string[];
  readonly unit: string;
  /** What one costs, in thousands of rupiah. */
  readonly price: readonly [low: number, high: number];
  /** Each with the percent that comes from the regency. */
  readonly materials: readonly (readonly [name: string, localShare: number | null])[];
  readonly machines: readonly string[];
  /** Sold in a year by one pair of hands, in millions of rupiah. */
  readonly salesAHand: readonly [low: number, high: number];
}

export const TRADES: Readonly<Record<string, Trade>> = {
  'Batik Tanah Liek': {
    kbli: '13133',
    olderKbli: '13134',
    products: ['Batik tulis tanah liek', 'Batik cap tanah liek', 'Selendang batik'],
    unit: 'lembar',
    price: [180, 650],
    materials: [
      ['kain mori', 0],
      ['tanah liat', 100],
    ],
    machines: ['canting', 'cap tembaga', 'kompor batik'],
    salesAHand: [18, 45],
  },
  'Keripik Tempe': {
    kbli: '10794',
    olderKbli: '10794',
    products: ['Keripik tempe original', 'Keripik tempe balado'],
    unit: 'bungkus 200 g',
    price: [10, 16],
    materials: [
      ['kedelai', 20],
      ['minyak goreng', 40],
    ],
    machines: ['wajan besar', 'alat iris tempe'],
    salesAHand: [22, 48],
  },
  'Minyak Serai Wangi': {
    kbli: '20294',
    olderKbli: '20294',
    products: ['Minyak serai wangi'],
    unit: 'liter',
    price: [180, 260],
    materials: [['daun serai wangi', 100]],
    machines: ['ketel suling', 'tungku'],
    salesAHand: [24, 60],
  },
  'Gula Semut': {
    kbli: '10722',
    olderKbli: '10722',
    products: ['Gula semut', 'Gula aren cetak'],
    unit: 'kg',
    price: [28, 45],
    materials: [['nira aren', 100]],
    machines: ['kuali', 'pengering'],
    salesAHand: [16, 32],
  },
  'Kopi Bubuk': {
    kbli: '10761',
    olderKbli: '10761',
    products: ['Kopi bubuk robusta', 'Kopi sangrai'],
    unit: 'bungkus 200 g',
    price: [18, 35],
    materials: [['biji kopi', 85]],
    machines: ['mesin sangrai', 'mesin giling'],
    salesAHand: [24, 55],
  },
  'Rendang Belut': {
    kbli: '10218',
    olderKbli: '10219',
    products: ['Rendang belut', 'Rendang belut kering'],
    unit: 'bungkus 250 g',
    price: [45, 70],
    materials: [
      ['belut', 60],
      ['kelapa', 90],
    ],
    machines: ['kuali besar', 'mesin vakum'],
    salesAHand: [26, 52],
  },
  'Rendang Runtiah': {
    kbli: '10120',
    olderKbli: '10130',
    products: ['Rendang runtiah'],
    unit: 'bungkus 250 g',
    price: [55, 85],
    materials: [
      ['daging sapi', 70],
      ['kelapa', 95],
    ],
    machines: ['kuali besar'],
    salesAHand: [30, 60],
  },
  'Pandai Besi': {
    kbli: '25931',
    olderKbli: '25931',
    products: ['Parang', 'Sabit', 'Dodos sawit', 'Cangkul'],
    unit: 'buah',
    price: [45, 180],
    materials: [
      ['besi per bekas', 50],
      ['arang', 100],
    ],
    machines: ['tungku tempa', 'gerinda', 'las listrik'],
    salesAHand: [28, 65],
  },
  'Anyaman Pandan': {
    kbli: '16292',
    olderKbli: '16292',
    products: ['Tikar pandan', 'Tas pandan', 'Kotak pandan'],
    unit: 'buah',
    price: [35, 150],
    materials: [['daun pandan', 100]],
    machines: ['alat belah pandan'],
    salesAHand: [9, 20],
  },
  'Kerupuk Ubi': {
    kbli: '10794',
    olderKbli: '10794',
    products: ['Kerupuk ubi mentah', 'Kerupuk ubi balado'],
    unit: 'bungkus 250 g',
    price: [8, 15],
    materials: [['ubi kayu', 100]],
    machines: ['mesin parut', 'para-para jemur'],
    salesAHand: [16, 36],
  },
  'Abon Ikan Nila': {
    kbli: '10218',
    olderKbli: '10219',
    products: ['Abon ikan nila'],
    unit: 'bungkus 100 g',
    price: [20, 32],
    materials: [['ikan nila', 100]],
    machines: ['mesin peniris', 'kuali'],
    salesAHand: [20, 42],
  },
  'Madu Galo-Galo': {
    kbli: '10799',
    olderKbli: '10799',
    products: ['Madu galo-galo'],
    unit: 'botol 250 ml',
    price: [90, 150],
    materials: [['madu galo-galo', 100]],
    machines: ['alat sedot madu'],
    salesAHand: [12, 30],
  },
  Tahu: {
    kbli: '10308',
    olderKbli: '10392',
    products: ['Tahu putih', 'Tahu goreng'],
    unit: 'papan',
    price: [30, 45],
    materials: [['kedelai', 5]],
    machines: ['mesin giling kedelai', 'ketel uap'],
    salesAHand: [40, 85],
  },
  'Roti dan Bolu': {
    kbli: '10710',
    olderKbli: '10710',
    products: ['Roti manis', 'Bolu pandan'],
    unit: 'buah',
    price: [2, 45],
    materials: [
      ['tepung terigu', 0],
      ['telur', 90],
    ],
    machines: ['oven gas', 'pengaduk adonan'],
    salesAHand: [30, 62],
  },
  Bordir: {
    kbli: '13996',
    olderKbli: '14302',
    products: ['Mukena bordir', 'Baju kurung bordir'],
    unit: 'helai',
    price: [180, 450],
    materials: [['kain katun', 0]],
    machines: ['mesin bordir', 'mesin jahit'],
    salesAHand: [18, 40],
  },
  'Lidi Sawit': {
    kbli: '16292',
    olderKbli: '16292',
    products: ['Piring lidi sawit', 'Keranjang lidi sawit'],
    unit: 'buah',
    price: [6, 35],
    materials: [['lidi sawit', 100]],
    machines: ['pisau raut'],
    salesAHand: [9, 18],
  },
  'Ikan Asap': {
    kbli: '10212',
    olderKbli: '10212',
    products: ['Ikan salai baung', 'Ikan salai limbek'],
    unit: 'kg',
    price: [90, 160],
    materials: [['ikan sungai', 100]],
    machines: ['rumah asap'],
    salesAHand: [24, 48],
  },
  'Beras Merah': {
    kbli: '10631',
    olderKbli: '10631',
    products: ['Beras merah', 'Beras Sawah Pokok Murah'],
    unit: 'karung 5 kg',
    price: [75, 110],
    materials: [['gabah', 100]],
    machines: ['heler', 'ayakan'],
    salesAHand: [45, 95],
  },
  'Sabun Serai': {
    kbli: '20231',
    olderKbli: '20231',
    products: ['Sabun cuci piring serai', 'Sabun mandi serai'],
    unit: 'botol 500 ml',
    price: [9, 18],
    materials: [
      ['minyak serai', 100],
      ['bahan sabun', 0],
    ],
    machines: ['pengaduk'],
    salesAHand: [12, 26],
  },
  'Keripik Pisang': {
    kbli: '10794',
    olderKbli: '10794',
    products: ['Keripik pisang original', 'Keripik pisang balado', 'Keripik pisang cokelat'],
    unit: 'bungkus 200 g',
    price: [10, 18],
    materials: [['pisang kepok', 95]],
    machines: ['wajan besar', 'alat iris', 'mesin peniris'],
    salesAHand: [20, 44],
  },
  'Meubel Kayu': {
    kbli: '31011',
    olderKbli: '31001',
    products: ['Lemari', 'Kursi tamu', 'Kusen'],
    unit: 'buah',
    price: [450, 3200],
    materials: [['kayu', 90]],
    machines: ['mesin ketam', 'gergaji meja', 'bor'],
    salesAHand: [36, 78],
  },
};

/** Where makers of one trade live close together: the places the programme has named, and the trade of the nagari. */
export const SENTRA_PLACES = [
  { nagariCode: '13.10.04.2001', jorong: 'Koto Tuo', trade: 'Batik Tanah Liek', makers: 13 },
  { nagariCode: '13.10.02.2002', jorong: 'Padang Sari', trade: 'Batik Tanah Liek', makers: 7 },
  { nagariCode: '13.10.04.2005', jorong: 'Sungai Duo', trade: 'Minyak Serai Wangi', makers: 9 },
  { nagariCode: '13.10.07.2001', jorong: 'Blok A', trade: 'Keripik Tempe', makers: 12 },
  { nagariCode: '13.10.04.2004', jorong: 'Lubuk Aur', trade: 'Pandai Besi', makers: 16 },
] as const;

/** Jorong elsewhere: names that are met in many nagari. */
export const JORONG = [
  'Koto',
  'Pasar',
  'Balai',
  'Simpang',
  'Ranah',
  'Taratak',
  'Tanjung',
  'Lubuk',
  'Sawah Lawas',
  'Bukit',
] as const;
