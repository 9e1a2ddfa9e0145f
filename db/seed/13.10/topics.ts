/** The published service standards as they start; every one is editable under /atur and marked with its legal basis. */
export interface SeedTopic {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly days: number;
  readonly isNagariGovernment?: true;
  readonly requirements: readonly string[];
  readonly steps: readonly string[];
  readonly product: string;
  readonly legalBasis: readonly string[];
}

const USUAL_STEPS = [
  'Sampaikan kendala secara online, di loket, atau saat kunjungan petugas',
  'Koordinator memeriksa dan meneruskan ke dinas yang tepat, paling lambat 3 hari kerja',
  'Dinas penanggung jawab bekerja bersama dinas pendukung',
  'Anda menerima jawaban, lalu menyatakan setuju atau keberatan',
] as const;
const SERVICE_LAW = 'UU 25/2009 tentang Pelayanan Publik';
const COMPLAINT_LAW = 'Perpres 76/2013 tentang Pengelolaan Pengaduan Pelayanan Publik';

function topic(
  from: Omit<SeedTopic, 'steps' | 'legalBasis'> & { readonly legalBasis?: readonly string[] },
): SeedTopic {
  return {
    ...from,
    steps: USUAL_STEPS,
    legalBasis: [...(from.legalBasis ?? []), SERVICE_LAW, COMPLAINT_LAW],
  };
}

export const TOPICS: readonly SeedTopic[] = [
  topic({
    slug: 'nib',
    name: 'NIB, OSS, dan pilihan KBLI',
    nameEn: 'Business number (NIB), OSS, choice of KBLI',
    lead: 'dpmptsp',
    supporting: ['kumperindag'],
    days: 5,
    requirements: [
      'KTP pemilik usaha',
      'Nomor HP dan email yang aktif',
      'Keterangan jenis usaha dan tempatnya',
    ],
    product: 'NIB terbit atau kendala OSS terjawab',
    legalBasis: ['PP 28/2025 tentang Perizinan Berusaha Berbasis Risiko'],
  }),
  topic({
    slug: 'spp-irt',
    name: 'SPP-IRT, penyuluhan keamanan pangan, label',
    nameEn: 'Home food certificate (SPP-IRT), food-safety training, label',
    lead: 'dinkes',
    supporting: ['dpmptsp'],
    days: 14,
    requirements: ['NIB', 'Contoh label dan kemasan', 'Sertifikat penyuluhan (bila sudah punya)'],
    product: 'Jawaban tertulis, jadwal penyuluhan atau pemeriksaan sarana',
    legalBasis: ['Peraturan BPOM 22/2018', 'PP 28/2025'],
  }),
  topic({
    slug: 'halal',
    name: 'Sertifikat halal',
    nameEn: 'Halal certificate',
    lead: 'kumperindag',
    supporting: ['dinkes'],
    days: 14,
    requirements: ['NIB', 'Daftar bahan dan merek bahan', 'Urutan cara membuat'],
    product: 'Pendampingan sertifikat halal',
    legalBasis: ['UU 33/2014 sebagaimana diubah UU 6/2023', 'PP 42/2024'],
  }),
  topic({
    slug: 'merek',
    name: 'Merek (surat rekomendasi)',
    nameEn: 'Trademark (recommendation letter)',
    lead: 'kumperindag',
    supporting: [],
    days: 5,
    requirements: ['KTP pemilik usaha', 'Gambar merek', 'Jenis barang yang diberi merek'],
    product: 'Surat rekomendasi merek',
    legalBasis: ['UU 20/2016 tentang Merek', 'PP 28/2019'],
  }),
  topic({
    slug: 'tkdn-ik',
    name: 'TKDN-IK, SIINas, e-katalog',
    nameEn: 'Local content certificate, SIINas, e-catalogue',
    lead: 'kumperindag',
    supporting: [],
    days: 5,
    requirements: ['NIB', 'Akun SIINas (bila sudah punya)', 'Daftar bahan dan asalnya'],
    product: 'Pendampingan TKDN-IK atau e-katalog',
    legalBasis: ['Permenperin 35/2025'],
  }),
  topic({
    slug: 'bahan-baku',
    name: 'Bahan baku dari kebun dan sawah',
    nameEn: 'Raw material from farms',
    lead: 'pertanian',
    supporting: ['kumperindag'],
    days: 14,
    requirements: ['Jenis dan jumlah bahan yang dibutuhkan'],
    product: 'Jalan keluar pasokan bahan baku',
  }),
  topic({
    slug: 'perikanan',
    name: 'Ikan, bahan pangan, olahan ikan',
    nameEn: 'Fish, food ingredients, processed fish',
    lead: 'perikanan',
    supporting: ['dinkes'],
    days: 14,
    requirements: ['Jenis produk dan bahan'],
    product: 'Pembinaan atau jalan keluar pasokan',
  }),
  topic({
    slug: 'mesin',
    name: 'Mesin dan peralatan',
    nameEn: 'Machines and tools',
    lead: 'kumperindag',
    supporting: [],
    days: 14,
    requirements: ['Foto alat yang dipakai sekarang', 'Kapasitas yang dibutuhkan'],
    product: 'Saran teknis, pelatihan, atau usulan bantuan alat',
  }),
  topic({
    slug: 'kemasan',
    name: 'Kemasan dan desain',
    nameEn: 'Packaging and design',
    lead: 'kumperindag',
    supporting: [],
    days: 14,
    requirements: ['Foto produk dan kemasan sekarang'],
    product: 'Rancangan kemasan atau pelatihan',
  }),
  topic({
    slug: 'pasar',
    name: 'Pasar dan promosi',
    nameEn: 'Market and promotion',
    lead: 'kumperindag',
    supporting: [],
    days: 14,
    requirements: ['Foto produk, harga, dan kapasitas'],
    product: 'Jalan pemasaran, pameran, atau temu usaha',
  }),
  topic({
    slug: 'modal',
    name: 'Modal dan pembiayaan',
    nameEn: 'Capital and finance',
    lead: 'kumperindag',
    supporting: [],
    days: 14,
    requirements: ['NIB (bila sudah punya)', 'Kebutuhan modal dan rencana pakainya'],
    product: 'Pendampingan ke bank atau koperasi',
  }),
  topic({
    slug: 'sentra',
    name: 'Membentuk atau melengkapi sentra',
    nameEn: 'Forming or equipping a sentra',
    lead: 'kumperindag',
    supporting: ['pmd'],
    days: 60,
    requirements: ['Daftar usaha sejenis di nagari', 'Calon lokasi dan status tanahnya'],
    product: 'Penilaian dan rencana sentra',
    legalBasis: ['PP 29/2018 pasal 1'],
  }),
  topic({
    slug: 'nagari',
    name: 'Nagari, BUMNag, dana nagari',
    nameEn: 'Nagari, BUMNag, village funds',
    lead: 'pmd',
    supporting: ['kumperindag'],
    days: 14,
    isNagariGovernment: true,
    requirements: ['Keterangan nagari dan kegiatan'],
    product: 'Jawaban tertulis atau pendampingan',
  }),
  topic({
    slug: 'tempat-usaha',
    name: 'Tempat usaha dan lingkungan',
    nameEn: 'Place of business, environment',
    lead: 'dpmptsp',
    supporting: ['kumperindag'],
    days: 14,
    requirements: ['Alamat dan foto tempat usaha'],
    product: 'Jawaban kesesuaian tempat usaha',
  }),
  topic({
    slug: 'lainnya',
    name: 'Hal lain',
    nameEn: 'Something else',
    lead: 'kumperindag',
    supporting: [],
    days: 5,
    requirements: [],
    product: 'Jawaban, atau petunjuk dinas yang tepat',
  }),
];
