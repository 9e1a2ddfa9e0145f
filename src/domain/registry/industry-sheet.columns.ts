/** The columns of a sheet of makers, by what regencies call them. */
import type { SheetField } from '#shared/sheet-columns.ts';

/** Told of these, a figure is not one of the year. */
const OF_A_TIME = ['bulan', 'hari', 'minggu', 'harian', 'bulanan', 'mingguan'];

/** In the order in which they are shown. `…Monthly` are told for a month and kept for the year. */
export const INDUSTRY_COLUMNS = [
  /** Our own number: the row comes out of a file of ours and is taken as it stands. */
  { name: 'code', words: ['kode ush'] },
  {
    name: 'name',
    words: [
      'nama usaha',
      'nama unit usaha',
      'nama industri',
      'nama kelompok',
      'nama',
      'merek usaha',
      'usaha',
    ],
  },
  { name: 'kind', words: ['bentuk pelaku'] },
  {
    name: 'ownerName',
    words: [
      'nama pemilik',
      'pemilik',
      'pemilik usaha',
      'nama pengusaha',
      'pengusaha',
      'nama pengrajin',
      'pengrajin',
      'penanggung jawab',
      'nama pimpinan',
      'pimpinan',
      'nama ketua',
      'ketua',
      'pelaku usaha',
      'contact person',
    ],
  },
  { name: 'gender', words: ['jenis kelamin', 'kelamin', 'jk', 'l p', 'gender'] },
  { name: 'nik', words: ['nik', 'nomor nik', 'nomor ktp', 'ktp', 'nomor induk kependudukan'] },
  {
    name: 'phone',
    words: [
      'nomor hp',
      'hp',
      'nomor telepon',
      'telepon',
      'telepon hp',
      'whatsapp',
      'nomor whatsapp',
      'kontak',
    ],
  },
  { name: 'email', words: ['email', 'e mail', 'surel', 'alamat email'] },
  { name: 'address', words: ['alamat', 'alamat usaha', 'alamat lengkap', 'alamat pemilik'] },
  { name: 'kecamatan', words: ['kecamatan', 'kode kecamatan', 'nama kecamatan'] },
  {
    name: 'nagari',
    words: ['nagari', 'nama nagari', 'kode nagari', 'desa', 'nagari desa', 'desa kelurahan', 'kelurahan'],
  },
  { name: 'jorong', words: ['jorong', 'nama jorong', 'dusun'] },
  { name: 'lat', words: ['lintang', 'latitude', 'lat', 'koordinat lintang'] },
  { name: 'lng', words: ['bujur', 'longitude', 'long', 'lng', 'koordinat bujur'] },
  {
    name: 'startedYear',
    words: ['tahun berdiri', 'tahun mulai', 'tahun mulai usaha', 'mulai usaha', 'tahun pendirian', 'berdiri'],
  },
  { name: 'legalForm', words: ['badan usaha', 'bentuk badan usaha', 'badan hukum', 'bentuk usaha'] },
  { name: 'nib', words: ['nib', 'nomor nib', 'nomor induk berusaha'] },
  { name: 'kbli', words: ['kbli', 'kode kbli', 'nomor kbli'] },
  {
    name: 'product',
    words: [
      'produk',
      'nama produk',
      'jenis produk',
      'produk utama',
      'komoditi',
      'komoditas',
      'jenis usaha',
      'hasil produksi',
      'jenis komoditi',
      'bidang usaha',
    ],
  },
  { name: 'brand', words: ['merek produk'] },
  { name: 'price', words: ['harga produk'] },
  { name: 'priceUnit', words: ['satuan harga'] },
  {
    name: 'material',
    words: ['bahan baku', 'bahan baku utama', 'jenis bahan baku'],
    without: ['lokal', 'persen', 'asal', 'harga', 'nilai'],
  },
  { name: 'localShare', words: ['bahan baku lokal', 'persen bahan baku lokal', 'kandungan lokal'] },
  { name: 'machines', words: ['mesin', 'peralatan', 'mesin peralatan', 'jenis mesin', 'alat produksi'] },
  {
    name: 'marketArea',
    words: ['pemasaran', 'wilayah pemasaran', 'daerah pemasaran', 'jangkauan pemasaran', 'tujuan pemasaran'],
  },
  { name: 'difficulties', words: ['jenis kesulitan'] },
  { name: 'difficultyNote', words: ['catatan kesulitan'] },
  { name: 'membersWomen', words: ['anggota p', 'jumlah anggota p'] },
  { name: 'membersMen', words: ['anggota l', 'jumlah anggota l'] },
  { name: 'figuresYear', words: ['tahun data', 'tahun produksi', 'tahun'] },
  { name: 'women', words: ['tenaga kerja p', 'jumlah tenaga kerja p', 'pekerja p', 'karyawan p'] },
  { name: 'men', words: ['tenaga kerja l', 'jumlah tenaga kerja l', 'pekerja l', 'karyawan l'] },
  { name: 'womenUnpaid', words: ['tenaga kerja p tidak dibayar'] },
  { name: 'menUnpaid', words: ['tenaga kerja l tidak dibayar'] },
  {
    name: 'capacity',
    words: ['kapasitas produksi', 'kapasitas', 'kapasitas terpasang'],
    without: OF_A_TIME,
  },
  { name: 'capacityMonthly', words: ['kapasitas bulan', 'kapasitas produksi bulan'] },
  {
    name: 'output',
    words: ['jumlah produksi', 'volume produksi', 'realisasi produksi', 'produksi tahun'],
    without: OF_A_TIME,
  },
  { name: 'outputMonthly', words: ['produksi bulan', 'jumlah produksi bulan'] },
  { name: 'unit', words: ['satuan', 'satuan produksi'] },
  {
    name: 'sales',
    words: ['omzet', 'omset', 'nilai penjualan', 'penjualan', 'nilai produksi'],
    without: OF_A_TIME,
  },
  {
    name: 'salesMonthly',
    words: ['omzet bulan', 'omset bulan', 'penjualan bulan'],
  },
  { name: 'exportSales', words: ['penjualan ekspor', 'nilai ekspor'] },
  { name: 'investment', words: ['investasi', 'nilai investasi', 'jumlah investasi'] },
  { name: 'capital', words: ['modal', 'modal kerja', 'modal usaha', 'jumlah modal'] },
] as const satisfies readonly SheetField[];

export type IndustryColumn = (typeof INDUSTRY_COLUMNS)[number]['name'];
