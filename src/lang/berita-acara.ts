import type { Texts } from '#lang/translate.ts';

/** The berita acara of a visit, on the screen, on paper and as a PDF. */
export const minutesTexts = {
  title: { id: 'Berita acara kunjungan', en: 'Record of a visit' },
  open: { id: 'Berita acara', en: 'Record to sign' },
  back: { id: 'Kembali ke kunjungan', en: 'Back to the visit' },
  print: { id: 'Cetak', en: 'Print' },
  as_pdf: { id: 'Unduh PDF', en: 'Download as PDF' },
  none: {
    id: 'Berita acara belum ada: hasil kunjungan belum ditulis, tidak ada yang ditemui, atau isinya sudah dihapus.',
    en: 'There is no record: nothing is written down yet, nobody was met, or it was erased.',
  },
  number: { id: 'Nomor: {blank}', en: 'Number: {blank}' },
  opening: {
    id: 'Pada hari ini, {day}, telah dilakukan kunjungan lapangan dengan keterangan sebagai berikut.',
    en: 'On {day} a visit was made in the field, as follows.',
  },
  officer: { id: 'Petugas', en: 'Officer' },
  nip: { id: 'NIP {nip}', en: 'NIP {nip}' },
  maker: { id: 'Usaha', en: 'Maker' },
  sentra: { id: 'Sentra', en: 'Sentra' },
  ticket: { id: 'Tiket', en: 'Ticket' },
  nagari: { id: 'Nagari', en: 'Nagari' },
  in_kecamatan: { id: '{name}, Kecamatan {kecamatan}', en: '{name}, Kecamatan {kecamatan}' },
  place: { id: 'Tempat', en: 'Place' },
  place_at: {
    id: '{lat}, {lng} menurut HP, kira-kira {m} meter',
    en: '{lat}, {lng} as the phone said, within about {m} metres',
  },
  place_about: { id: '{lat}, {lng} menurut HP', en: '{lat}, {lng} as the phone said' },
  place_none: { id: 'tidak dicatat oleh HP', en: 'not recorded by a phone' },
  met: { id: 'Bertemu dengan', en: 'Who was met' },
  reason: { id: 'Keperluan', en: 'Why' },
  voices: { id: 'Rekaman suara', en: 'Voice notes' },
  voices_n: { id: '{n}, tersimpan di OVO Prima', en: '{n}, kept in OVO Prima' },
  purpose: { id: 'Tujuan', en: 'Purpose' },
  found: { id: 'Yang didapati', en: 'What was found' },
  agreed: { id: 'Kesepakatan dan tindak lanjut', en: 'What was agreed, and the next steps' },
  agreed_none: { id: 'Tidak ada.', en: 'Nothing.' },
  closing: {
    id: 'Demikian berita acara ini dibuat dengan sebenarnya.',
    en: 'This record is true to what happened.',
  },
  sign_met: { id: 'Yang ditemui', en: 'Who was met' },
  sign_officer: { id: 'Petugas', en: 'Officer' },
  signature_of: { id: 'Tanda tangan {name}', en: 'Signature of {name}' },
  photos: { id: 'Foto', en: 'Photos' },
  photo_gone: { id: 'Foto ini tidak ada lagi.', en: 'This photo is gone.' },
  written_phone: {
    id: 'Ditulis {name} di HP pada {at}, sampai di kantor pada {arrived}.',
    en: 'Written by {name} on the phone on {at}, reached the office on {arrived}.',
  },
  written_office: {
    id: 'Ditulis {name} di kantor pada {at}.',
    en: 'Written by {name} at the office on {at}.',
  },
  not_whole: {
    id: 'Belum lengkap: {n} foto, rekaman, atau tanda tangan masih di HP petugas.',
    en: 'Not whole yet: {n} {n:photo, recording or signature is|photos, recordings or signatures are} still on the phone.',
  },
  foot: { id: 'Kunjungan {visit}', en: 'Visit {visit}' },
  foot_page: { id: 'Halaman {page} dari {pages}', en: 'Page {page} of {pages}' },
} satisfies Texts;
