import type { Texts } from '#lang/translate.ts';

/** The phone of field officers: its frame, lock and set-up, what it sends and keeps. */
export const lapanganTexts = {
  app_name: { id: 'Kunjungan · OVO Prima', en: 'Visits · OVO Prima' },
  app_short: { id: 'Kunjungan', en: 'Visits' },
  programme: { id: 'OVO Prima', en: 'OVO Prima' },
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  main_nav: { id: 'Menu utama', en: 'Main menu' },
  tab_today: { id: 'Hari ini', en: 'Today' },
  tab_nagari: { id: 'Nagari', en: 'Nagari' },
  tab_send: { id: 'Kirim', en: 'Send' },
  tab_more: { id: 'Lainnya', en: 'More' },
  needs_you: { id: 'perlu Anda', en: 'need you' },
  back: { id: 'Kembali', en: 'Back' },
  go_on: { id: 'Lanjut', en: 'Go on' },
  try_again: { id: 'Coba lagi', en: 'Try again' },
  opening: { id: 'Membuka…', en: 'Opening…' },
  cannot_open: {
    id: 'Peramban ini tidak bisa menyimpan data. Buka di jendela biasa, bukan mode samaran.',
    en: 'This browser cannot keep data. Open it in an ordinary window, not a private one.',
  },
  no_screen: { id: 'Halaman ini tidak ada', en: 'There is no such page' },
  broke: {
    id: 'Maaf, ada yang rusak di aplikasi ini. Isian Anda tetap ada di HP ini.',
    en: 'Sorry, something broke in this app. What you entered is still on this phone.',
  },
  renewal: { id: 'Versi baru sudah siap.', en: 'A newer version is ready.' },
  renew: { id: 'Perbarui', en: 'Renew' },
  to_office: { id: 'Ke halaman kantor', en: 'To the office pages' },

  standing: { id: 'Keadaan', en: 'How things stand' },
  line_sign_in: { id: 'Perlu masuk lagi', en: 'Sign in again' },
  line_needs_you: { id: '{n} perlu Anda', en: '{n} {n:needs|need} you' },
  line_sending: { id: 'Sedang mengirim', en: 'Sending' },
  line_no_signal: { id: 'Tanpa sinyal', en: 'No signal' },
  line_held: { id: '{n} di HP ini', en: '{n} on this phone' },
  line_files: { id: '{n} berkas sedang dikirim', en: '{n} {n:file|files} under way' },
  line_all_arrived: { id: 'Semua sudah sampai', en: 'Everything has arrived' },
  line_pack: { id: 'Bekal {age}', en: 'Pack {age}' },
  age_now: { id: 'baru saja', en: 'just now' },
  age_hours: { id: '{n} jam lalu', en: '{n} {n:hour|hours} ago' },
  age_days: { id: '{n} hari lalu', en: '{n} {n:day|days} ago' },

  lock_title: { id: 'Masukkan PIN', en: 'Enter your PIN' },
  lock_lead: {
    id: 'Isian Anda terkunci di HP ini. Pengiriman tetap berjalan.',
    en: 'What you entered is locked on this phone. Sending goes on.',
  },
  lock_now: { id: 'Kunci', en: 'Lock' },
  pin_typed: { id: '{n} dari 6 angka', en: '{n} of 6 digits' },
  pin_back: { id: 'Hapus satu angka', en: 'Take back a digit' },
  pin_busy: { id: 'Sebentar…', en: 'One moment…' },
  pin_wait: {
    id: 'PIN salah beberapa kali. Tunggu {seconds} detik. Isian Anda tetap aman.',
    en: 'Wrong PIN several times. Wait {seconds} {seconds:second|seconds}. What you entered is safe.',
  },
  pin_new: { id: 'Buat PIN 6 angka', en: 'Make a PIN of 6 digits' },
  pin_again: { id: 'Ketik PIN sekali lagi', en: 'Type the PIN again' },
  pin_differs: { id: 'Keduanya tidak sama. Buat PIN lagi.', en: 'They differ. Make the PIN again.' },
  pin_why: {
    id: 'PIN mengunci isian di HP ini. Jangan beri tahu siapa pun.',
    en: 'The PIN locks what lies on this phone. Tell it to nobody.',
  },
  pin_forgotten: { id: 'Lupa PIN', en: 'Forgot the PIN' },
  pin_forgotten_lead: {
    id: 'Masuk dengan akun Anda, lalu buat PIN baru. Isian di HP ini tidak hilang.',
    en: 'Sign in with your account and make a new PIN. Nothing on this phone is lost.',
  },

  welcome_title: { id: 'Kunjungan tanpa sinyal', en: 'Visits without signal' },
  welcome_offline: {
    id: 'Terbuka tanpa sinyal: jadwal, usaha, tiket, dan formulir.',
    en: 'Opens without signal: the days, makers, tickets and forms.',
  },
  welcome_safe: {
    id: 'Isian tersimpan setiap Anda mengetik, lalu dikirim saat ada sinyal.',
    en: 'What you type is kept at once, and sent when there is signal.',
  },
  welcome_pin: {
    id: 'Terkunci dengan PIN. HP hilang bisa dicabut dari kantor.',
    en: 'Locked with a PIN. The office can close a lost phone.',
  },
  welcome_staff: { id: 'Untuk petugas lapangan.', en: 'For field officers.' },
  was_emptied: {
    id: 'Kantor sudah mencabut HP ini. Isian yang belum sampai diserahkan dulu, lalu HP dikosongkan.',
    en: 'The office closed this phone. What it held was handed in, then it was emptied.',
  },
  set_up: { id: 'Siapkan HP ini', en: 'Set this phone up' },
  asking_office: { id: 'Bertanya ke kantor…', en: 'Asking the office…' },
  sign_in_first: {
    id: 'Masuk dulu dengan akun petugas Anda. Setelah itu Anda kembali ke sini.',
    en: 'First sign in with your staff account. Then you come back here.',
  },
  sign_in: { id: 'Masuk', en: 'Sign in' },
  needs_signal: { id: 'Langkah ini perlu sinyal.', en: 'This step needs signal.' },
  phone_of: {
    id: 'HP ini akan menjadi HP kunjungan {name}.',
    en: 'This will be the visiting phone of {name}.',
  },
  phone_name: { id: 'Nama HP ini', en: 'A name for this phone' },
  phone_name_hint: {
    id: 'Supaya kantor mengenalinya bila hilang.',
    en: 'So that the office knows it when it is lost.',
  },
  phone_name_example: { id: 'HP {name}', en: 'Phone of {name}' },
  is_set_up: { id: 'HP ini sudah siap untuk {name}.', en: 'This phone is ready for {name}.' },
  begin: { id: 'Mulai', en: 'Begin' },
  install: { id: 'Pasang di layar utama', en: 'Put it on the home screen' },
  storage_kept: {
    id: 'HP berjanji tidak menghapus isian ini sendiri.',
    en: 'The phone promised not to clear this by itself.',
  },
  storage_not_kept: {
    id: 'HP belum berjanji menyimpan. Bila penuh, ia bisa menghapus isian ini.',
    en: 'The phone has not promised to keep this. When full, it may clear it.',
  },
  storage_refused: {
    id: 'HP menolak berjanji. Pasang aplikasi di layar utama, atau simpan cadangan tiap hari.',
    en: 'The phone would not promise. Install the app, or save a backup every day.',
  },
  storage_ask: { id: 'Minta HP menyimpan', en: 'Ask the phone to keep it' },
  introduce: { id: 'Kenalkan HP ini lagi', en: 'Introduce this phone again' },
  introduce_lead: {
    id: 'Kantor belum mengenal HP ini. Isian Anda aman dan dikirim setelah ini.',
    en: 'The office does not know this phone. What you entered is safe, and is sent after this.',
  },
  introduce_pin: { id: 'Sekarang masukkan PIN HP ini.', en: 'Now enter the PIN of this phone.' },

  pack_none: { id: 'Bekal belum diambil', en: 'No pack yet' },
  pack_at: { id: 'Bekal diambil {when}.', en: 'Pack fetched {when}.' },
  pack_fetch: { id: 'Ambil bekal terbaru', en: 'Fetch what is new' },
  pack_fetching: {
    id: 'Mengambil bekal. Jangan tutup halaman ini dulu.',
    en: 'Fetching the pack. Please keep this page open.',
  },
  pack_fresh: { id: 'Bekal sudah terbaru.', en: 'The pack is up to date.' },
  pack_no_signal: {
    id: 'Belum ada sinyal. Bekal yang lama tetap bisa dipakai.',
    en: 'There is no signal yet. The older pack still works.',
  },

  door_data: { id: 'Bekal dan tempat simpan', en: 'Pack and storage' },
  door_data_hint: {
    id: 'Nagari yang dibawa, umur data, tempat yang tersisa.',
    en: 'Nagari taken along, age of the data, room that is left.',
  },
  door_cadangan: { id: 'Cadangan', en: 'Backup' },
  door_cadangan_hint: {
    id: 'Simpan isian yang belum terkirim, atau baca kembali.',
    en: 'Save what was not sent, or read it back.',
  },
  door_pengaturan: { id: 'PIN, bahasa, keluar', en: 'PIN, language, sign out' },
  door_pengaturan_hint: { id: 'Atur HP ini.', en: 'Set this phone.' },
  door_pasang: { id: 'Pasang di layar utama', en: 'Put it on the home screen' },
  door_pasang_hint: { id: 'Dibuka seperti aplikasi lain.', en: 'Opens like any other app.' },
} satisfies Texts;
