/**
 * The six offices of the programme. Names follow what was seen in the press (2024–2026); the regency edits them when
 * its own nomenclature differs. The first is the lead agency, on whose calendar every ticket's clock runs.
 */
export interface SeedOffice {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly isLeadAgency: boolean;
}

export const OFFICES: readonly SeedOffice[] = [
  {
    slug: 'kumperindag',
    name: 'Dinas Koperasi, Usaha Kecil, Menengah, Perindustrian dan Perdagangan',
    shortName: 'Dinas Kumperindag',
    isLeadAgency: true,
  },
  {
    slug: 'dpmptsp',
    name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    shortName: 'DPMPTSP',
    isLeadAgency: false,
  },
  { slug: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinas Kesehatan', isLeadAgency: false },
  { slug: 'pertanian', name: 'Dinas Pertanian', shortName: 'Dinas Pertanian', isLeadAgency: false },
  {
    slug: 'perikanan',
    name: 'Dinas Pangan dan Perikanan',
    shortName: 'Dinas Pangan dan Perikanan',
    isLeadAgency: false,
  },
  { slug: 'pmd', name: 'Dinas Pemberdayaan Masyarakat dan Desa', shortName: 'DPMD', isLeadAgency: false },
];
