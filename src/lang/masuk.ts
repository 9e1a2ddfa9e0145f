import type { Texts } from '#lang/translate.ts';

/** Signing in, the own account, and helping somebody back in. */
export const masukTexts = {
  sign_in: { id: 'Masuk (petugas)', en: 'Sign in (staff)' },
  do_sign_in: { id: 'Masuk', en: 'Sign in' },
  email: { id: 'Email', en: 'E-mail' },
  password: { id: 'Kata sandi', en: 'Password' },
  forgot: {
    id: 'Lupa kata sandi? Minta tautan pemulihan kepada koordinator atau administrator.',
    en: 'Forgot the password? Ask the coordinator or administrator for a recovery link.',
  },
  phone_lost: {
    id: 'HP hilang atau diganti? Pakai kode cadangan. Kode cadangan juga hilang? Minta tautan pemulihan kepada koordinator atau administrator.',
    en: 'Phone lost or replaced? Use a backup code. Those are lost too? Ask the coordinator or administrator for a recovery link.',
  },
  second: { id: 'Kode dari HP', en: 'Code from your phone' },
  code: { id: 'Kode 6 angka atau kode cadangan', en: 'Six-digit code or backup code' },
  code_hint: { id: 'Buka aplikasi autentikator di HP Anda.', en: 'Open the authenticator on your phone.' },
  go_on: { id: 'Lanjut', en: 'Continue' },
  first: { id: 'Buat administrator pertama', en: 'Make the first administrator' },
  first_lead: {
    id: 'Tautan ini hanya dapat dipakai satu kali.',
    en: 'This link works only once.',
  },
  name: { id: 'Nama', en: 'Name' },
  new_password: { id: 'Kata sandi baru', en: 'New password' },
  password_hint: {
    id: 'Paling sedikit 10 huruf. Kalimat pendek paling mudah diingat.',
    en: 'At least 10 characters. A short sentence is easiest.',
  },
  make_account: { id: 'Buat akun', en: 'Make the account' },
  took_too_long: {
    id: 'Waktunya habis. Masuk sekali lagi dengan kata sandi.',
    en: 'That took too long. Sign in once more with your password.',
  },
  account_made: { id: 'Akun sudah jadi. Silakan masuk.', en: 'The account is made. Please sign in.' },
  password_made: {
    id: 'Kata sandi baru tersimpan. Silakan masuk.',
    en: 'The new password is saved. Please sign in.',
  },
  factor_cleared: {
    id: 'Kata sandi baru tersimpan. Kode dari HP yang lama dimatikan. Silakan masuk.',
    en: 'The new password is saved. The codes of the old phone are off. Please sign in.',
  },
  recover_for: { id: 'Untuk {name}', en: 'For {name}' },
  recover_clears: {
    id: 'Kode dari HP yang lama ikut dimatikan saat kata sandi disimpan.',
    en: 'Saving the password also switches off the codes of the old phone.',
  },
  recover: { id: 'Buat kata sandi baru', en: 'Set a new password' },
  save: { id: 'Simpan', en: 'Save' },
  to_sign_in: { id: 'Ke halaman masuk', en: 'To the sign-in page' },
  link_ended: {
    id: 'Tautan ini sudah dipakai atau tidak berlaku lagi.',
    en: 'This link was used or is no longer valid.',
  },

  account: { id: 'Akun saya', en: 'My account' },
  must_enrol: {
    id: 'Administrator wajib memakai kode dari HP. Aktifkan dahulu untuk melanjutkan.',
    en: 'Administrators must use a code from their phone. Switch it on to continue.',
  },
  change_password: { id: 'Ganti kata sandi', en: 'Change the password' },
  current_password: { id: 'Kata sandi sekarang', en: 'Present password' },
  password_changed: {
    id: 'Kata sandi sudah diganti. Sesi lain diakhiri.',
    en: 'The password was changed. Other sessions ended.',
  },
  second_factor: { id: 'Kode dari HP saat masuk', en: 'A code from the phone at sign-in' },
  second_on: { id: 'Aktif', en: 'On' },
  second_off: { id: 'Belum aktif', en: 'Off' },
  enrol: { id: 'Aktifkan', en: 'Switch on' },
  unenrol: { id: 'Matikan', en: 'Switch off' },
  second_lead: {
    id: 'Selain kata sandi, diminta 6 angka dari aplikasi di HP Anda. Orang yang tahu kata sandi saja tidak bisa masuk.',
    en: 'Besides the password, six digits from an app on your phone. Knowing the password alone is not enough.',
  },
  scan: { id: '1. Pindai dengan aplikasi autentikator', en: '1. Scan with the authenticator' },
  scan_lead: {
    id: 'Contohnya Google Authenticator atau Aegis.',
    en: 'Google Authenticator or Aegis, for example.',
  },
  or_type: { id: 'Atau ketik kunci ini:', en: 'Or type this key:' },
  same_phone: { id: 'Sedang di HP itu? Buka di aplikasinya', en: 'On that phone now? Open it in the app' },
  backup_codes: { id: '2. Simpan kode cadangan', en: '2. Keep the backup codes' },
  backup_lead: {
    id: 'Tulis atau cetak, simpan di tempat aman. Tiap kode berlaku sekali, bila HP hilang.',
    en: 'Write or print them and keep them safe. Each works once, when the phone is lost.',
  },
  prove: { id: '3. Pastikan kodenya cocok', en: '3. See that the code matches' },
  confirm_code: { id: 'Kode 6 angka dari aplikasi', en: 'Six-digit code from the app' },
  confirm: { id: 'Pastikan dan aktifkan', en: 'Confirm and switch on' },
  enrolled: { id: 'Kode dari HP sekarang aktif.', en: 'The second factor is on.' },
  unenrolled: { id: 'Kode dari HP dimatikan.', en: 'The second factor is off.' },
  sessions: { id: 'Sesi yang masih terbuka', en: 'Open sessions' },
  this_session: { id: 'sesi ini', en: 'this session' },
  since: { id: 'Masuk {when}', en: 'Signed in {when}' },
  end_session: { id: 'Akhiri', en: 'End' },
  session_ended: { id: 'Sesi diakhiri.', en: 'The session ended.' },
  unknown_device: { id: 'Perangkat tak dikenal', en: 'Unknown device' },
  code_needed: { id: 'Tulis 6 angka dari aplikasi.', en: 'Write the 6 digits of the app.' },

  recovery: { id: 'Tautan pemulihan', en: 'Recovery links' },
  recovery_lead: {
    id: 'Untuk rekan yang lupa kata sandi. Cetak dan serahkan langsung kepada orangnya.',
    en: 'For a colleague who forgot the password. Print it and hand it over in person.',
  },
  is_phone_lost: {
    id: 'HP untuk kode juga hilang: matikan kodenya',
    en: 'The phone with the codes is lost too: switch the codes off',
  },
  is_phone_lost_hint: {
    id: 'Centang hanya bila Anda melihat orangnya sendiri. Ini tercatat di riwayat perubahan.',
    en: 'Only if you see the person yourself. This is written into the history of changes.',
  },
  person: { id: 'Petugas', en: 'Person' },
  pick_person: { id: 'Pilih petugas', en: 'Choose a person' },
  make_link: { id: 'Buat tautan', en: 'Make a link' },
  sheet_for: { id: 'Tautan pemulihan untuk {name}', en: 'Recovery link for {name}' },
  sheet_lead: {
    id: 'Pindai atau ketik alamat ini, lalu buat kata sandi baru.',
    en: 'Scan or type this address, then set a new password.',
  },
  sheet_clears: {
    id: 'Kode dari HP yang lama ikut dimatikan. Masuk cukup dengan kata sandi baru. Setelah itu pasang kode di HP baru lewat Akun saya.',
    en: 'The codes of the old phone are switched off too. The new password is enough to sign in. Then set up codes on the new phone under My account.',
  },
  sheet_keeps: {
    id: 'Kode dari HP tetap diminta saat masuk.',
    en: 'The code from the phone is still asked for.',
  },
  sheet_no_factor: {
    id: '{name} tidak memakai kode dari HP. Tautan ini hanya mengganti kata sandi.',
    en: '{name} uses no code from a phone. This link only sets a new password.',
  },
  sheet_by: { id: 'Diserahkan oleh {name}, {when}', en: 'Handed over by {name}, {when}' },
  sheet_secret: {
    id: 'Simpan sendiri. Siapa pun yang memegang kertas ini dapat masuk sebagai Anda.',
    en: 'Keep it to yourself. Whoever holds this paper can sign in as you.',
  },
  sheet_again: { id: 'Buat tautan lain', en: 'Make another link' },
  sheet_until: { id: 'Berlaku satu kali, sampai', en: 'Works once, until' },
  print: { id: 'Cetak', en: 'Print' },

  switch: { id: 'Ganti petugas', en: 'Change of person' },
  at_work_now: { id: 'Sedang bertugas', en: 'At work now' },
  who_goes_on: { id: 'Siapa yang melanjutkan?', en: 'Who goes on?' },
  switch_lead: {
    id: 'Setelah berganti, {name} keluar dan Anda sampai di meja Anda.',
    en: 'After the change {name} is signed out and you are at your desk.',
  },
  switch_none: {
    id: 'Belum ada orang lain yang masuk di komputer ini dalam dua minggu terakhir.',
    en: 'Nobody else signed in on this computer in the last two weeks.',
  },
  switch_wrong: {
    id: 'Kata sandi tidak cocok dengan nama ini.',
    en: 'The password does not match this name.',
  },
  do_switch: { id: 'Ganti petugas', en: 'Change person' },
  not_listed: {
    id: 'Nama Anda tidak ada? Masuk dengan email. {name} keluar lebih dulu.',
    en: 'Not listed? Sign in with your e-mail. {name} is signed out first.',
  },
  other_person: { id: 'Masuk sebagai orang lain', en: 'Sign in as somebody else' },

  password_short: { id: 'Paling sedikit 10 huruf.', en: 'At least 10 characters.' },
  password_missing: { id: 'Tulis kata sandi Anda.', en: 'Write your password.' },
  too_long: { id: 'Terlalu panjang.', en: 'Too long.' },
  email_wrong: {
    id: 'Email belum benar, contoh rina@dinas.go.id.',
    en: 'Not an e-mail, example rina@dinas.go.id.',
  },
  name_needed: { id: 'Tulis nama Anda.', en: 'Write your name.' },
  choose_person: { id: 'Pilih orang dari daftar.', en: 'Choose somebody from the list.' },
} satisfies Texts;
