/** What applicants and staff are told. Only the greeting is personal; the words of a case stay in the case. */
import type { Texts } from '#lang/translate.ts';

/** To applicants, by WhatsApp or mail. Places: `{code}` `{due}` `{door}` `{agency}` `{intoCode}` `{on}`. */
export const applicantNotices = {
  received: {
    id: 'Laporan Anda sudah kami terima. Nomor layanan: {code}. Dijawab paling lambat {due}.',
    en: 'We have received your request. Service number: {code}. You will be answered by {due}.',
  },
  asked: {
    id: 'Kami perlu keterangan tambahan untuk {code}. Hitungan hari berhenti sementara sampai Anda menjawab.',
    en: 'We need one more thing from you for {code}. The clock stands still until you reply.',
  },
  messaged: { id: 'Ada pesan baru untuk {code}.', en: 'There is a new message about {code}.' },
  answered: {
    id: 'Laporan {code} sudah dijawab. Silakan baca, lalu beri tahu kami apakah jawabannya sesuai.',
    en: 'Your request {code} has been answered. Please read it and tell us whether it helps.',
  },
  declined: {
    id: 'Laporan {code} bukan wewenang kami. Yang dapat membantu: {door}. Alasannya ada di halaman laporan.',
    en: 'Your request {code} is not ours to decide. Who can help: {door}. The reason is on your page.',
  },
  sent_to_ppid: {
    id: 'Permintaan informasi {code} kami teruskan ke PPID dengan nomor register {door}.',
    en: 'We passed your request for information {code} to PPID, register number {door}.',
  },
  archived: {
    id: 'Laporan {code} kami simpan tanpa tindak lanjut. Alasannya ada di halaman laporan.',
    en: 'We put your request {code} aside. The reason is on your page.',
  },
  merged: {
    id: 'Laporan {code} kami tangani bersama laporan lain yang serupa. Jawabannya juga untuk Anda.',
    en: 'We handle your request {code} together with a similar one. The answer is for you too.',
  },
  unmerged: {
    id: 'Laporan {code} sekarang kami tangani sendiri lagi. Dijawab paling lambat {due}.',
    en: 'We handle your request {code} on its own again. You will be answered by {due}.',
  },
  extended: {
    id: 'Laporan {code} perlu waktu lebih lama. Batas waktu baru: {due}. Alasannya ada di halaman laporan.',
    en: 'Your request {code} needs more time. New day: {due}. The reason is on your page.',
  },
  topic_changed: {
    id: 'Topik laporan {code} kami perbaiki. Dijawab paling lambat {due}.',
    en: 'We corrected the topic of {code}. You will be answered by {due}.',
  },
  waiting_for_agency: {
    id: 'Laporan {code} menunggu {agency}. Hitungan hari kami tetap berjalan.',
    en: 'Your request {code} waits for {agency}. Our clock runs on.',
  },
  visit_planned: {
    id: 'Petugas akan mengunjungi Anda untuk {code} pada {on}.',
    en: 'An officer will visit you about {code} on {on}.',
  },
  reminded: {
    id: 'Kami masih menunggu keterangan Anda untuk {code}. Tanpa balasan, laporan ditutup lima hari kerja lagi.',
    en: 'We still wait for your reply to {code}. Without one it closes in five working days.',
  },
  lapsed: {
    id: 'Laporan {code} kami tutup tanpa konfirmasi. Balas kapan saja untuk membukanya lagi.',
    en: 'We closed {code} without confirmation. Reply at any time to open it again.',
  },
  reopened: {
    id: 'Laporan {code} kami buka lagi. Dijawab paling lambat {due}.',
    en: 'We opened {code} again. You will be answered by {due}.',
  },
  data_decided: {
    id: 'Permintaan Anda tentang data di {code} sudah kami putuskan. Bacalah di halaman laporan.',
    en: 'We decided what you asked about your data in {code}. Please read it on your page.',
  },
} satisfies Texts;

/** To staff, on the screen and in the digest. */
export const staffNotices = {
  new_ticket: { id: '{code} baru masuk, perlu verifikasi.', en: '{code} has arrived, to be verified.' },
  routed_to_us: {
    id: '{code} diteruskan kepada dinas Anda. Batas waktu {due}.',
    en: '{code} was passed to your office. Due {due}.',
  },
  data_requested: {
    id: '{code}: pemohon meminta data dirinya diperbaiki atau dihapus. Putuskan dalam 3 × 24 jam.',
    en: '{code}: the applicant asks to correct or erase her data. Decide within 3 × 24 hours.',
  },
  data_request_due: {
    id: '{code}: permintaan data pemohon belum diputuskan. Sisa waktu kurang dari satu hari.',
    en: '{code}: the request about her data is not decided yet. Less than a day is left.',
  },
  help_wanted: {
    id: 'Dinas Anda diminta membantu {code}.',
    en: 'Your office is asked to help with {code}.',
  },
  released: { id: 'Dinas Anda selesai membantu {code}.', en: 'Your office is released from {code}.' },
  handed_back: {
    id: '{code} dikembalikan, perlu diteruskan lagi.',
    en: '{code} was handed back, to be routed again.',
  },
  part_handed_back: {
    id: 'Dinas pendukung mengembalikan bagiannya di {code}.',
    en: 'A supporting office handed back its part of {code}.',
  },
  contributed: {
    id: 'Dinas pendukung sudah memberi masukan di {code}.',
    en: 'A supporting office contributed to {code}.',
  },
  applicant_replied: {
    id: 'Pemohon menjawab pertanyaan di {code}. Hitungan hari berjalan lagi.',
    en: 'The applicant replied on {code}. The clock runs again.',
  },
  applicant_wrote: {
    id: 'Pemohon menambah keterangan di {code}.',
    en: 'The applicant added something to {code}.',
  },
  agreed: { id: 'Pemohon menerima jawaban {code}.', en: 'The applicant agreed with the answer to {code}.' },
  objected: {
    id: 'Pemohon keberatan atas jawaban {code}. Putaran baru dimulai.',
    en: 'The applicant objected to the answer to {code}. A new round begins.',
  },
  withdrawn: { id: 'Pemohon mencabut {code}.', en: 'The applicant withdrew {code}.' },
  opened_again: { id: '{code} dibuka lagi, perlu diteruskan.', en: '{code} was opened again, to be routed.' },
  approval_wanted: {
    id: 'Konsep jawaban {code} menunggu persetujuan Anda.',
    en: 'A draft answer to {code} waits for your approval.',
  },
  draft_returned: {
    id: 'Konsep jawaban {code} dikembalikan dengan catatan.',
    en: 'The draft answer to {code} was returned with a note.',
  },
  answer_sent: { id: 'Jawaban {code} sudah dikirim.', en: 'The answer to {code} was sent.' },
  assigned: { id: '{code} ditugaskan kepada Anda.', en: '{code} was assigned to you.' },
  visit_for_you: {
    id: 'Kunjungan untuk {code} pada {on} ditugaskan kepada Anda.',
    en: 'A visit about {code} on {on} is yours.',
  },
  due_changed: { id: 'Batas waktu {code} menjadi {due}.', en: '{code} is now due {due}.' },
  absorbed: {
    id: 'Laporan serupa digabung ke {code}. Batas waktu {due}.',
    en: 'A similar ticket was merged into {code}. Due {due}.',
  },
  lapsed_by_silence: {
    id: '{code} ditutup tanpa konfirmasi pemohon.',
    en: '{code} closed without the applicant’s confirmation.',
  },
  half_passed: {
    id: 'Separuh waktu {code} sudah lewat. Batas waktu {due}.',
    en: 'Half the time of {code} has passed. Due {due}.',
  },
  soon_due: { id: '{code} hampir jatuh tempo: {due}.', en: '{code} is nearly due: {due}.' },
  overdue: { id: '{code} melewati batas waktu {due}.', en: '{code} passed its due day {due}.' },
  long_overdue: {
    id: '{code} terlambat lebih dari tiga hari kerja. Batas waktunya {due}.',
    en: '{code} is more than three working days late. It was due {due}.',
  },
  part_overdue: {
    id: 'Bagian dinas Anda di {code} melewati batas waktu {due}.',
    en: 'Your office’s part of {code} passed its due day {due}.',
  },
} satisfies Texts;

/** Around the notices: greetings, subjects, and the three screens. */
export const noticeTexts = {
  greeting: { id: 'Yth. {name},', en: 'Dear {name},' },
  greeting_bare: { id: 'Salam,', en: 'Hello,' },
  open_link: { id: 'Lihat dan balas di sini: {link}', en: 'See it and reply here: {link}' },
  signed: { id: 'OVO Prima, Kabupaten Dharmasraya', en: 'OVO Prima, Kabupaten Dharmasraya' },
  subject: { id: 'Nomor layanan {code}', en: 'Service number {code}' },
  digest_subject: { id: 'OVO Prima: {count} hal untuk Anda', en: 'OVO Prima: {count} things for you' },
  digest_open: { id: 'Buka di {link}', en: 'Open them at {link}' },
  own_title: { id: 'Pemberitahuan', en: 'Notices' },
  own_none: { id: 'Belum ada pemberitahuan untuk Anda.', en: 'There are no notices for you yet.' },
  read_all: { id: 'Tandai semua sudah dibaca', en: 'Mark all as read' },
  is_new: { id: 'Baru', en: 'New' },
  is_urgent: { id: 'Perlu segera', en: 'Urgent' },
  open_ticket: { id: 'Buka {code}', en: 'Open {code}' },
  outbox_title: { id: 'Kotak keluar', en: 'Outbox' },
  outbox_lead: {
    id: 'Semua pemberitahuan yang dikirim sistem. Alamat disamarkan.',
    en: 'Everything the system sends. Addresses are masked.',
  },
  no_mail: {
    id: 'Email belum diatur (SMTP_URL). Pemberitahuan dikirim petugas lewat WhatsApp.',
    en: 'No mail server is set (SMTP_URL). Officers send notices by WhatsApp.',
  },
  status_failed: { id: 'Gagal', en: 'Failed' },
  status_waiting: { id: 'Menunggu', en: 'Waiting' },
  status_sending: { id: 'Sedang dikirim', en: 'Sending' },
  status_by_hand: { id: 'Dikirim petugas', en: 'By hand' },
  status_sent: { id: 'Terkirim', en: 'Sent' },
  none_here: { id: 'Tidak ada.', en: 'Nothing here.' },
  col_state: { id: 'Keadaan', en: 'State' },
  tries: { id: '{count} kali dicoba: {error}', en: 'tried {count} times: {error}' },
  not_before: { id: 'paling cepat {when}', en: 'not before {when}' },
  retry: { id: 'Coba lagi', en: 'Try again' },
  via_email: { id: 'Email', en: 'Mail' },
  via_whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  via_screen: { id: 'Layar petugas', en: 'Staff screen' },
  to_applicant: { id: 'Pemohon', en: 'Applicant' },
  to_officers: { id: 'Petugas', en: 'Officers' },
  to_heads: { id: 'Kepala', en: 'Head' },
  to_coordinators: { id: 'Koordinator', en: 'Coordinators' },
  to_leaders: { id: 'Pimpinan', en: 'Leaders' },
  to_person: { id: 'Petugas', en: 'Staff' },
  digest: { id: 'Rangkuman', en: 'Digest' },
  hand_title: { id: 'Kirim lewat WhatsApp', en: 'Send by WhatsApp' },
  hand_lead: {
    id: 'Tautan baru dibuat saat Anda menekan tombol. Nomor yang dibuka dicatat.',
    en: 'A new link is made when you press the button. Opening the number is recorded.',
  },
  hand_make: { id: 'Siapkan pesan', en: 'Prepare the message' },
  hand_open: { id: 'Buka WhatsApp', en: 'Open WhatsApp' },
  hand_text: { id: 'Isi pesan', en: 'Message' },
} satisfies Texts;
