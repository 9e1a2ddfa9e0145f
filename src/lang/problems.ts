import type { Texts } from '#lang/translate.ts';

/** The sentence of every named refusal; the key is the problem's code. */
export const problemTexts = {
  not_found: { id: 'Halaman ini tidak ada.', en: 'There is no such page.' },
  bad_request: { id: 'Permintaan ini tidak bisa kami baca.', en: 'We could not read this request.' },
  // What the server refuses before any page sees it.
  bad_address: { id: 'Alamat ini tidak dapat dibaca.', en: 'This address cannot be read.' },
  address_too_long: { id: 'Alamat ini terlalu panjang.', en: 'This address is too long.' },
  bad_host: { id: 'Nama server tidak dikenal.', en: 'The name of the server is not known.' },
  bad_method: { id: 'Cara ini tidak dilayani.', en: 'This way of asking is not served.' },
  length_needed: { id: 'Panjang kiriman harus disebut.', en: 'The length of what is sent must be told.' },
  body_too_large: {
    id: 'Kiriman ini terlalu besar. Perkecil berkasnya, lalu kirim lagi.',
    en: 'This is too large. Make the files smaller, then send again.',
  },
  wrong_sign_in: { id: 'Email atau kata sandi tidak cocok.', en: 'The e-mail or password does not match.' },
  incident: {
    id: 'Ada yang tidak beres di pihak kami. Sebutkan nomor {incident} bila menghubungi kami.',
    en: 'Something went wrong on our side. Mention {incident} when you contact us.',
  },
  ticket_not_found: { id: 'Nomor layanan ini tidak ditemukan.', en: 'This service number was not found.' },
  out_of_reach: { id: 'Ini di luar kewenangan Anda.', en: 'This is outside your duties.' },
  figures_out_of_reach: {
    id: 'Angka ini di luar tugas Anda. Kinerja dibuka untuk pimpinan, koordinator, dinas, camat, dan wali nagari.',
    en: 'These figures are outside your duties. They open for leaders, coordinators, offices, camat and wali nagari.',
  },
  figures_not_found: { id: 'Angka yang Anda cari tidak ada.', en: 'There are no such figures.' },
  industry_not_found: {
    id: 'Usaha ini tidak ditemukan, atau di luar nagari Anda.',
    en: 'This maker was not found, or lies outside your nagari.',
  },
  industry_changed: {
    id: 'Data usaha ini baru saja diubah orang lain. Periksa dulu keadaan terbarunya; tulisan Anda tetap ada.',
    en: 'Somebody else has just changed this maker. Look at the present state first; your text is still here.',
  },
  industry_is_closed: {
    id: 'Usaha ini sudah ditandai tutup. Buka kembali dulu.',
    en: 'This maker is marked as closed. Reopen it first.',
  },
  unknown_industry: { id: 'Pilih usaha dari data IKM.', en: 'Choose a maker on record.' },
  sentra_not_found: {
    id: 'Sentra ini tidak ditemukan, atau di luar nagari Anda.',
    en: 'This sentra was not found, or lies outside your nagari.',
  },
  sentra_changed: {
    id: 'Sentra ini baru saja diubah orang lain. Periksa dulu keadaan terbarunya; tulisan Anda tetap ada.',
    en: 'Somebody else has just changed this sentra. Look at the present state first; your text is still here.',
  },
  no_such_member: {
    id: 'Usaha ini tidak ditemukan, atau sudah tutup.',
    en: 'This maker was not found, or is closed.',
  },
  member_elsewhere: {
    id: 'Usaha ini sudah menjadi anggota sebuah sentra.',
    en: 'This maker is a member of a sentra already.',
  },
  left_before_joining: {
    id: 'Tanggal keluar lebih awal dari tanggal masuk.',
    en: 'The day of leaving is before the day of joining.',
  },
  established_already: {
    id: 'Penetapan sentra ini sudah tercatat.',
    en: 'The decree of this sentra is on record already.',
  },
  not_established: {
    id: 'Sentra ini belum punya penetapan yang berlaku.',
    en: 'No decree of this sentra stands.',
  },
  sentra_ended: {
    id: 'Sentra ini sudah diakhiri. Buka lagi dulu sebelum mengubahnya.',
    en: 'This sentra has ended. Reopen it before you change it.',
  },
  sentra_not_ended: { id: 'Sentra ini belum diakhiri.', en: 'This sentra has not ended.' },
  no_such_facility: {
    id: 'Sarana ini tidak ada lagi. Muat ulang halaman ini.',
    en: 'This facility is gone. Load the page again.',
  },
  proposal_gone: {
    id: 'Usulan ini sudah berubah. Muat ulang halaman ini.',
    en: 'This proposal has changed. Load the page again.',
  },
  no_such_need: {
    id: 'Kebutuhan ini tidak ada lagi. Muat ulang halaman ini.',
    en: 'This need is gone. Load the page again.',
  },
  no_such_plan: {
    id: 'Kegiatan atau OPD ini tidak ada lagi. Muat ulang halaman ini.',
    en: 'This activity or office is no longer there. Load this page again.',
  },
  no_owner_to_erase: { id: 'Data pemilik sudah dihapus.', en: 'The owner is erased already.' },
  name_tells_owner: {
    id: 'Nama usaha masih memuat nama pemilik. Tulis nama lain.',
    en: 'The name of the maker still holds the owner’s. Write another.',
  },
  unknown_kbli: { id: 'Kode KBLI ini tidak dikenal.', en: 'This KBLI code is not known.' },
  unknown_product: { id: 'Produk ini tidak ada lagi.', en: 'This product is no longer there.' },
  unknown_certificate: { id: 'Sertifikat ini tidak ada lagi.', en: 'This certificate is no longer there.' },
  same_maker: { id: 'Kedua nomor itu satu data yang sama.', en: 'Both numbers are of one entry.' },
  industry_is_merged: {
    id: 'Data ini sudah digabung ke data lain. Buka data yang itu.',
    en: 'This entry was merged into another. Open that one.',
  },
  merge_not_found: {
    id: 'Penggabungan ini tidak ada, atau sudah dibatalkan.',
    en: 'There is no such merge, or it was taken back already.',
  },
  merge_not_last: {
    id: 'Ada penggabungan yang lebih baru. Pisahkan yang itu dulu.',
    en: 'There is a newer merge. Take that one back first.',
  },
  claim_link_over: {
    id: 'Tautan ini tidak berlaku lagi. Minta yang baru kepada petugas.',
    en: 'This link is no longer valid. Ask the staff for a new one.',
  },
  claim_needs_phone: {
    id: 'Isi dulu nomor HP pemilik. Tautan dikirim ke nomor itu.',
    en: 'Fill in the owner’s telephone first. The link goes there.',
  },
  no_claim_link: { id: 'Tidak ada tautan yang masih berlaku.', en: 'No link is still valid.' },
  nothing_proposed: {
    id: 'Belum ada yang berbeda. Ubah dulu yang salah, lalu kirim.',
    en: 'Nothing is different yet. Change what is wrong, then send.',
  },
  too_many_proposals: {
    id: 'Sudah banyak kiriman yang menunggu. Tunggu dulu jawaban petugas.',
    en: 'Many of your changes wait already. Please wait for the answers.',
  },
  proposal_not_waiting: {
    id: 'Usulan ini sudah dijawab atau dibatalkan. Muat ulang halaman ini.',
    en: 'This proposal was answered or taken back already. Load this page again.',
  },
  nothing_taken: {
    id: 'Centang dulu yang diterima. Produk baru perlu namanya.',
    en: 'Tick what is accepted. A new product needs its name.',
  },
  consent_as_it_is: {
    id: 'Persetujuan sudah seperti itu. Muat ulang halaman ini.',
    en: 'The consent is like that already. Load this page again.',
  },
  not_now: {
    id: 'Langkah ini tidak bisa dilakukan pada keadaan tiket sekarang.',
    en: 'This step is not possible in the present state of the ticket.',
  },
  changed_meanwhile: {
    id: 'Tiket ini baru saja diubah orang lain. Periksa dulu keadaan terbarunya; tulisan Anda tetap ada.',
    en: 'Somebody else has just changed this ticket. Look at the present state first; your text is still here.',
  },
  unknown_topic: { id: 'Pilih topik dari daftar.', en: 'Choose a topic from the list.' },
  unknown_nagari: { id: 'Pilih nagari dari daftar.', en: 'Choose a nagari from the list.' },
  unknown_applicant: {
    id: 'Pilih pemohon dari daftar, atau isi sebagai orang baru.',
    en: 'Choose the applicant from the list, or enter a new one.',
  },
  link_ended: {
    id: 'Tautan ini sudah dipakai atau tidak berlaku lagi.',
    en: 'This link was used or is no longer valid.',
  },
  may_not_recover: {
    id: 'Tautan untuk orang ini dibuat oleh administrator.',
    en: 'Only an administrator makes a link for this person.',
  },
  unknown_office: { id: 'Dinas ini tidak dapat dilibatkan.', en: 'This office cannot be involved.' },
  unknown_part: { id: 'Disposisi ini tidak ada lagi.', en: 'This disposisi no longer exists.' },
  file_needed: { id: 'Pilih berkasnya dahulu.', en: 'Choose a file first.' },
  unknown_person: { id: 'Pilih petugas dari daftar.', en: 'Choose a person from the list.' },
  nothing_to_correct: {
    id: 'Isi nama, nomor HP, atau email yang benar.',
    en: 'Fill in the right name, phone or e-mail.',
  },
  words_needed: { id: 'Tuliskan sesuatu dahulu.', en: 'Please write something first.' },
  cannot_merge_with_itself: {
    id: 'Tiket tidak bisa digabung dengan dirinya sendiri.',
    en: 'A ticket cannot be merged with itself.',
  },
  cannot_merge_into: { id: 'Tiket tujuan sudah tidak terbuka.', en: 'The target ticket is no longer open.' },
  wrong_code: { id: 'Kode tidak cocok atau sudah lewat.', en: 'The code does not match or is too old.' },
  wrong_password: { id: 'Kata sandi sekarang tidak cocok.', en: 'The present password does not match.' },
  wrong_own_code: {
    id: 'Kode tidak cocok. Tunggu kode berikutnya, lalu tulis lagi.',
    en: 'The code does not match. Wait for the next one and try again.',
  },
  too_many_tries: {
    id: 'Terlalu banyak percobaan. Coba lagi {minutes} menit lagi.',
    en: 'Too many attempts. Try again in {minutes} {minutes:minute|minutes}.',
  },
  too_many_files: {
    id: 'Paling banyak {most} berkas. Pilih yang terpenting.',
    en: 'At most {most} files. Choose the most important ones.',
  },
  phone_locked: {
    id: 'HP ini terkunci. Masukkan PIN.',
    en: 'This phone is locked. Enter the PIN.',
  },
  wrong_pin: {
    id: 'PIN salah. Masih bisa dicoba {left} kali.',
    en: 'Wrong PIN. {left} {left:try|tries} left.',
  },
  pin_must_wait: {
    id: 'PIN salah beberapa kali. Tunggu {seconds} detik, lalu coba lagi. Isian Anda tetap aman.',
    en: 'Wrong PIN several times. Wait {seconds} {seconds:second|seconds}, then try again. What you entered is safe.',
  },
  pin_too_simple: {
    id: 'PIN harus 6 angka. Jangan angka kembar atau berurutan.',
    en: 'The PIN has 6 digits. Not all the same and not in a row.',
  },
  phone_is_taken: {
    id: 'HP ini sudah dipakai petugas lain. Ia harus keluar dulu.',
    en: 'This phone belongs to somebody already. They sign out first.',
  },
  phone_is_nobodys: {
    id: 'HP ini belum disiapkan untuk kunjungan.',
    en: 'This phone is not set up for visits yet.',
  },
  phone_full: {
    id: 'Tempat di HP ini habis. Isian Anda tetap ada. Hapus foto atau video lama, lalu coba lagi.',
    en: 'This phone has no room left. What you entered is still here. Delete old photos or videos, then try again.',
  },
  draft_is_elsewhere: {
    id: 'Isian ini dibuka, dikirim, atau dihapus di jendela lain.',
    en: 'This form was opened, sent or deleted in another window.',
  },
  act_too_large: {
    id: 'Isian ini terlalu panjang. Ringkas dulu, lalu kirim.',
    en: 'This is too long. Shorten it, then send.',
  },
  held_file_too_large: {
    id: 'Berkas ini terlalu besar. Paling besar {megabytes} MB.',
    en: 'This file is too large. At most {megabytes} MB.',
  },
  held_file_gone: {
    id: 'Berkas ini tidak ada lagi di HP.',
    en: 'This file is no longer on the phone.',
  },
  phone_holds_unsent: {
    id: 'Masih ada isian yang belum sampai di kantor. Kirim dulu, atau simpan cadangannya.',
    en: 'Something has not reached the office yet. Send it first, or save a backup.',
  },
  no_line: {
    id: 'Belum ada sinyal. Isian Anda aman di HP ini.',
    en: 'There is no signal yet. What you entered is safe on this phone.',
  },
  backup_cut: {
    id: 'Berkas cadangan ini tidak utuh. Pilih berkas lain.',
    en: 'This backup file is not whole. Choose another.',
  },
  backup_foreign: {
    id: 'Ini bukan berkas cadangan kunjungan.',
    en: 'This is not a backup of visits.',
  },
  backup_newer: {
    id: 'Berkas ini dari versi yang lebih baru. Perbarui dulu halaman ini saat ada sinyal.',
    en: 'This file is from a newer version. Update this page first while there is signal.',
  },
  file_too_large: {
    id: 'Berkas ke-{number} terlalu besar. Paling besar {megabytes} MB.',
    en: 'File {number} is too large. At most {megabytes} MB.',
  },
  file_kind_refused: {
    id: 'Berkas ke-{number} tidak bisa kami terima. Pilih foto, PDF, atau rekaman suara.',
    en: 'We cannot take file {number}. Choose a photo, a PDF, or a voice recording.',
  },
  photo_unreadable: {
    id: 'Foto ke-{number} tidak bisa dibuka. Coba foto lain, atau ambil lagi.',
    en: 'Photo {number} cannot be opened. Try another photo, or take it again.',
  },
  sheet_empty: {
    id: 'Berkas ini tidak berisi baris. Pilih berkas yang ada isinya.',
    en: 'There is no row in this file. Choose a file that has some.',
  },
  sheet_too_large: {
    id: 'Berkas ini terlalu besar. Paling besar {megabytes} MB; bagi menjadi beberapa berkas.',
    en: 'This file is too large. At most {megabytes} MB; divide it into several files.',
  },
  sheet_swells: {
    id: 'Isi berkas ini tidak wajar besarnya, jadi tidak kami buka. Simpan ulang hanya lembar yang perlu.',
    en: 'This file unpacks to an unreasonable size, so we did not open it. Save only the sheet that is needed.',
  },
  sheet_too_long: {
    id: 'Barisnya lebih dari {most}. Bagi menjadi beberapa berkas.',
    en: 'There are more than {most} rows. Divide them into several files.',
  },
  sheet_too_wide: {
    id: 'Kolomnya lebih dari {most}. Hapus kolom yang tidak perlu, lalu coba lagi.',
    en: 'There are more than {most} columns. Delete those not needed, then try again.',
  },
  sheet_locked: {
    id: 'Berkas ini dikunci kata sandi. Simpan tanpa kata sandi, lalu coba lagi.',
    en: 'This file is locked with a password. Save it without one, then try again.',
  },
  sheet_old_kind: {
    id: 'Jenis berkas ini belum bisa dibaca. Buka di Excel, simpan sebagai .xlsx atau CSV, lalu coba lagi.',
    en: 'We cannot read this kind of file. Open it in Excel, save it as .xlsx or CSV, then try again.',
  },
  sheet_kind_refused: {
    id: 'Ini bukan berkas tabel. Pilih berkas Excel (.xlsx) atau CSV.',
    en: 'This is not a table. Choose an Excel file (.xlsx) or CSV.',
  },
  sheet_broken: {
    id: 'Berkas ini rusak atau terpotong. Simpan ulang dari Excel, lalu kirim lagi.',
    en: 'This file is damaged or cut off. Save it again from Excel, then send it once more.',
  },
  sheet_quote_open: {
    id: 'Di baris {row} ada tanda kutip (") yang tidak ditutup. Perbaiki, lalu coba lagi.',
    en: 'In row {row} a quotation mark (") is never closed. Mend it, then try again.',
  },
  sheet_unknown: {
    id: 'Lembar itu tidak ada di berkas ini. Pilih lembar dari daftar.',
    en: 'This file has no such sheet. Choose one from the list.',
  },
  sheet_gone: {
    id: 'Berkasnya sudah tidak kami simpan. Kirim lagi berkas itu.',
    en: 'We no longer keep that file. Send it once more.',
  },
  list_not_found: { id: 'Daftar itu tidak bisa diunduh.', en: 'That list cannot be downloaded.' },
  help_not_found: {
    id: 'Bantuan ini tidak ditemukan, atau di luar wilayah Anda.',
    en: 'This help was not found, or lies outside your area.',
  },
  help_changed: {
    id: 'Bantuan ini baru saja diubah orang lain. Periksa dulu keadaan terbarunya; tulisan Anda tetap ada.',
    en: 'Somebody else has just changed this help. Look at the present state first; your text is still here.',
  },
  help_withdrawn: { id: 'Catatan bantuan ini sudah dicabut.', en: 'This entry was withdrawn.' },
  no_such_recipient: {
    id: 'Usaha ini tidak ada di daftar, atau di luar wilayah Anda.',
    en: 'This maker is not on the list, or lies outside your area.',
  },
  help_sheet_needs_columns: {
    id: 'Tabel ini kurang kolom. Perlu: jenis, kegiatan, tanggal, sumber dana, dan penerima.',
    en: 'Columns are missing. Needed: kind, activity, day, source of funds, and the recipient.',
  },
  help_sheet_too_long: {
    id: 'Paling banyak {most} baris dalam satu berkas. Bagi berkasnya.',
    en: 'At most {most} rows in one file. Split the file.',
  },
  old_cases_need_columns: {
    id: 'Tabel ini kurang kolom. Perlu: tanggal masuk, tanggal selesai, nama, nagari, layanan, permohonan, jawaban.',
    en: 'Columns are missing. Needed: date received, date done, name, nagari, service, request, answer.',
  },
  old_cases_too_many: {
    id: 'Paling banyak {most} perkara dalam satu berkas. Bagi berkasnya.',
    en: 'At most {most} cases in one file. Split the file.',
  },
  import_not_found: { id: 'Impor itu tidak ada.', en: 'There is no such import.' },
  outline_not_found: {
    id: 'Berkas batas ini tidak ada lagi.',
    en: 'This file of outlines is no longer there.',
  },
  outline_too_large: {
    id: 'Berkas ini lebih dari {megabytes} MB. Sederhanakan dulu, lalu kirim lagi.',
    en: 'This file has more than {megabytes} MB. Simplify it first, then send it again.',
  },
  outline_too_many: {
    id: 'Berkas ini berisi terlalu banyak titik. Sederhanakan dulu, lalu kirim lagi.',
    en: 'This file holds too many points. Simplify it first, then send it again.',
  },
  outline_not_json: {
    id: 'Berkas ini bukan GeoJSON atau TopoJSON, atau terpotong di tengah.',
    en: 'This file is neither GeoJSON nor TopoJSON, or it is cut off in the middle.',
  },
  outline_no_map: {
    id: 'Isi berkas ini bukan peta. Simpan ulang sebagai GeoJSON, lalu kirim lagi.',
    en: 'What this file holds is no map. Save it as GeoJSON and send it again.',
  },
  outline_no_shape: {
    id: 'Tidak ada bidang (Polygon) dalam berkas ini. Titik dan garis saja tidak cukup.',
    en: 'There is no area (Polygon) in this file. Points and lines alone are not enough.',
  },
  outline_open: {
    id: 'Ada batas yang tidak tertutup: titik akhirnya bukan titik awalnya. Perbaiki di aplikasi peta.',
    en: 'A border is not closed: it does not end where it began. Mend it in the map program.',
  },
  outline_broken: {
    id: 'Ada bentuk yang rusak: titiknya kurang dari tiga, bukan angka, atau hilang.',
    en: 'A shape is broken: less than three corners, no number, or a missing border.',
  },
  outline_swapped: {
    id: 'Lintang dan bujur tertukar pada bentuk ke-{number}. GeoJSON menulis bujur dulu.',
    en: 'Latitude and longitude are swapped in shape {number}. GeoJSON writes longitude first.',
  },
  outline_projected: {
    id: 'Angka pada bentuk ke-{number} bukan derajat, mungkin meter (UTM). Simpan ulang dengan WGS 84.',
    en: 'The numbers of shape {number} are not degrees, maybe metres (UTM). Save it again in WGS 84.',
  },
  outline_elsewhere: {
    id: 'Bentuk ke-{number} berada di luar Indonesia. Periksa angkanya.',
    en: 'Shape {number} lies outside of Indonesia. Look at its numbers.',
  },
  outline_step_missed: {
    id: 'Keadaan berkas ini sudah berubah. Lihat lagi, lalu ulangi.',
    en: 'This file has changed meanwhile. Look again, then repeat.',
  },
  outline_twice: {
    id: 'Ada dua bentuk untuk satu wilayah. Pilih salah satu dulu.',
    en: 'Two shapes stand for one area. Choose one of them first.',
  },
  outline_none_matched: {
    id: 'Belum ada bentuk yang cocok dengan wilayah mana pun.',
    en: 'No shape stands for any area yet.',
  },
  area_codes_refused: {
    id: 'Kode BPS wilayah {code} belum benar. Belum ada yang disimpan.',
    en: 'The BPS code of area {code} is not right yet. Nothing was saved.',
  },
  import_step_missed: {
    id: 'Langkah ini sudah lewat. Lihat keadaannya yang terbaru.',
    en: 'This step has passed. Look at how it stands now.',
  },
  import_needs_columns: {
    id: 'Pilih kolom untuk nama usaha atau pemilik, dan kolom untuk nagari.',
    en: 'Choose a column for the maker or its owner, and one for the nagari.',
  },
  setting_not_found: { id: 'Yang Anda cari tidak ada.', en: 'There is no such thing.' },
  office_is_lead_agency: {
    id: 'Dinas ini penanggung jawab program dan tidak bisa ditutup.',
    en: 'This office leads the programme and cannot be closed.',
  },
  office_has_open_tickets: {
    id: 'Dinas ini masih memegang {count} tiket terbuka. Selesaikan atau teruskan dulu.',
    en: 'This office still holds {count} open {count:ticket|tickets}. Finish or route them first.',
  },
  office_leads_topics: {
    id: 'Dinas ini masih memimpin {count} topik. Pindahkan topiknya dulu.',
    en: 'This office still leads {count} {count:topic|topics}. Move the topics first.',
  },
  email_taken: { id: 'Email ini sudah dipakai.', en: 'This e-mail is already in use.' },
  last_administrator: {
    id: 'Ini administrator terakhir. Angkat administrator lain dulu.',
    en: 'This is the last administrator. Appoint another one first.',
  },
  not_yourself: { id: 'Ini tidak bisa untuk orang itu sendiri.', en: 'Not possible for that very person.' },
  duty_place_needed: {
    id: 'Pilih dinas, nagari, atau kecamatan untuk tugas ini.',
    en: 'Choose the office, nagari or kecamatan of this duty.',
  },
  duty_in_past: {
    id: 'Hari ini sudah lewat. Pilih hari ini atau nanti.',
    en: 'This day is over. Choose today or later.',
  },
  days_in_wrong_order: {
    id: 'Hari terakhir mendahului hari pertama.',
    en: 'The last day comes before the first.',
  },
  person_inactive: { id: 'Orang ini tidak aktif.', en: 'This person is not active.' },
  duty_not_held: {
    id: 'Tugas itu tidak dipegang pada hari-hari tersebut.',
    en: 'That duty is not held on those days.',
  },
  second_person_needed: {
    id: 'Harus orang kedua: bukan yang memberi dan bukan yang menerima tugas.',
    en: 'It must be a second person: neither who granted nor who receives the duty.',
  },
  erasure_unseen: {
    id: 'Belum disimpan. Hitung dulu apa yang akan dihapus, lalu simpan.',
    en: 'Not saved. Count first what would be erased, then save.',
  },
  holiday_in_past: {
    id: 'Tanggal {day} sudah lewat. Batas waktu yang sudah diberitahukan dapat berubah.',
    en: 'The day {day} is over. Due days that people were told may change.',
  },
  holiday_taken: { id: 'Tanggal {day} sudah tercatat libur.', en: 'The day {day} is already a holiday.' },
  period_overlaps: { id: 'Bertumpuk dengan masa {name}.', en: 'Overlaps with {name}.' },
  calendar_without_days: {
    id: 'Isi jam untuk paling sedikit satu hari.',
    en: 'Give hours for at least one day.',
  },
  last_topic: { id: 'Ini topik terakhir yang terbuka.', en: 'This is the last open topic.' },
  unknown_text_place: {
    id: 'Tempat dalam kurung kurawal ini tidak dikenal: {name}',
    en: 'This place in braces is not known: {name}',
  },
  unknown_place: { id: 'Pilihan ini tidak dikenal: {name}', en: 'This choice is not known: {name}' },
  too_many_links: {
    id: 'Anda sudah menyimpan 12 saringan. Hapus satu dulu.',
    en: 'You keep 12 filters already. Remove one first.',
  },
  not_in_staff_session: {
    id: 'Ini suara pemohon. Keluar dulu dari akun petugas di peramban ini.',
    en: 'This is for the applicant alone. Sign out of the staff account in this browser first.',
  },
  wrong_last_four: {
    id: 'Empat angka itu tidak cocok dengan nomor layanan ini.',
    en: 'Those four digits do not match this service number.',
  },
  survey_not_found: {
    id: 'Tautan penilaian ini tidak dikenal. Buka lagi dari halaman nomor layanan Anda.',
    en: 'This survey link is unknown. Open it again from the page of your service number.',
  },
  survey_answered: {
    id: 'Penilaian ini sudah kami terima. Terima kasih.',
    en: 'We already have this assessment. Thank you.',
  },
  survey_expired: {
    id: 'Waktu penilaian ini sudah lewat. Terima kasih sudah mampir.',
    en: 'The time for this assessment is over. Thank you for coming by.',
  },
  registry_file_not_found: {
    id: 'Berkas ini tidak ada, atau di luar wilayah Anda.',
    en: 'There is no such file, or it is outside your area.',
  },
  nagari_not_found: {
    id: 'Nagari ini tidak ada, atau di luar wilayah Anda.',
    en: 'There is no such nagari, or it is outside your area.',
  },
  unknown_potential: { id: 'Potensi ini sudah tidak ada.', en: 'This potential is there no more.' },
  unknown_candidate: { id: 'Calon ini sudah tidak ada.', en: 'This candidate is there no more.' },
  not_made_there: {
    id: 'Produk ini tidak tercatat di nagari itu.',
    en: 'This product is not on record in that nagari.',
  },
  product_not_in_state: {
    id: 'Keadaan produk ini sudah berubah. Buka lagi halaman nagarinya.',
    en: 'The state of this product has changed. Open the page of its nagari again.',
  },
  nagari_has_product: {
    id: 'Nagari ini sudah punya produk unggulan. Akhiri dulu yang sekarang.',
    en: 'This nagari has a primary product. End the present one first.',
  },
  reason_against_score: {
    id: 'Ada calon yang nilainya lebih tinggi. Tulis alasan memilih produk ini.',
    en: 'Another candidate has the higher score. Write why this one was chosen.',
  },
  points_without_reason: {
    id: 'Poin 0 sampai 4, dengan alasan paling sedikit 10 huruf.',
    en: 'Points from 0 to 4, with a reason of at least 10 letters.',
  },
  grading_not_found: {
    id: 'Penilaian ini tidak ditemukan, atau di luar nagari Anda.',
    en: 'This assessment was not found, or lies outside your nagari.',
  },
  grading_not_in_state: {
    id: 'Keadaan penilaian ini sudah berubah. Buka lagi halamannya.',
    en: 'The state of this assessment has changed. Open its page again.',
  },
  product_not_made: {
    id: 'Produk ini tidak ditemukan, atau usahanya sudah tutup.',
    en: 'This product was not found, or its maker is closed.',
  },
  grading_is_open: {
    id: 'Produk ini sedang dinilai, dengan nomor {number}.',
    en: 'This product is being assessed, under the number {number}.',
  },
  no_scheme_in_force: {
    id: 'Belum ada skema bintang yang berlaku hari ini.',
    en: 'No star scheme is in force today.',
  },
  answers_missing: {
    id: 'Masih ada {n} butir yang belum dijawab.',
    en: '{n} {n:item|items} still {n:has|have} no answer.',
  },
  panel_too_small: {
    id: 'Skema ini meminta paling sedikit {n} penilai.',
    en: 'This scheme asks for at least {n} {n:assessor|assessors}.',
  },
  not_for_panel: {
    id: 'Ada yang tidak lagi bertugas sebagai penilai. Pilih dari daftar.',
    en: 'Somebody is no assessor any more. Choose from the list.',
  },
  not_on_panel: {
    id: 'Anda bukan penilai untuk produk ini.',
    en: 'You are not on the panel for this product.',
  },
  panel_not_in: {
    id: 'Masih ada {n} penilai yang belum memberi nilai.',
    en: '{n} {n:assessor has|assessors have} not scored yet.',
  },
  no_certificate: {
    id: 'Tidak ada sertifikat bintang dengan nomor ini.',
    en: 'There is no star certificate with this number.',
  },
  scheme_not_found: { id: 'Versi skema ini tidak ada.', en: 'There is no such version of the scheme.' },
  scheme_in_force: {
    id: 'Versi ini sudah diberlakukan. Salin menjadi versi baru untuk mengubahnya.',
    en: 'This version was put in force. Copy it into a new one to change it.',
  },
  scheme_faulty: {
    id: 'Skema ini belum lengkap. Perbaiki dulu isinya.',
    en: 'This scheme is not sound yet. Mend it first.',
  },
  scheme_day_past: {
    id: 'Pilih hari ini atau sesudahnya.',
    en: 'Choose today or a later day.',
  },
  rule_not_found: { id: 'Aturan ini tidak ada.', en: 'There is no such rule.' },
  rule_planned: {
    id: 'Sudah ada versi yang menunggu berlaku. Tarik dulu versi itu.',
    en: 'A version is planned already. Take it back first.',
  },
  rule_not_planned: {
    id: 'Tidak ada versi yang menunggu berlaku.',
    en: 'No version is planned.',
  },
  rule_not_after: {
    id: 'Hari mulainya harus sesudah versi sebelumnya mulai.',
    en: 'It must begin after the version before it.',
  },
  rule_unchanged: { id: 'Belum ada yang berbeda dari versi sekarang.', en: 'Nothing differs yet.' },
  rule_moves_unseen: {
    id: 'Angkanya berubah. Lihat dulu siapa yang berpindah.',
    en: 'The numbers have changed. See first who would move.',
  },
  weights_not_100: { id: 'Jumlah semua bobot harus 100.', en: 'All weights must sum to 100.' },
  bands_not_rising: {
    id: 'Batas nilai harus naik dari poin 1 sampai 4.',
    en: 'Bounds must rise from 1 to 4 points.',
  },
  classes_not_whole: {
    id: 'Batas golongan bercelah atau bertumpuk. Setiap usaha harus masuk tepat satu golongan.',
    en: 'The bounds leave a gap or overlap. Every maker must be in exactly one class.',
  },
  share_outside: { id: 'Bagian yang sama antara 0 dan 1.', en: 'The same part lies between 0 and 1.' },
  fewest_not_whole: {
    id: 'Jumlah paling sedikit harus bilangan bulat, dan jarak lebih dari nol.',
    en: 'The fewest must be a whole number, and the distance more than zero.',
  },
  visit_not_found: { id: 'Kunjungan ini tidak ada.', en: 'There is no such visit.' },
  outside_visits: {
    id: 'Kunjungan ini bukan tugas Anda.',
    en: 'This visit is not yours.',
  },
  visit_not_now: {
    id: 'Kunjungan ini sudah selesai atau dibatalkan.',
    en: 'This visit is over or was called off.',
  },
  visit_changed: {
    id: 'Orang lain baru saja mengubah kunjungan ini. Lihat dulu, lalu ulangi.',
    en: 'Somebody has just changed this visit. Look first, then do it again.',
  },
  unknown_visitor: {
    id: 'Petugas itu tidak bisa ditugasi kunjungan.',
    en: 'This person cannot be sent on a visit.',
  },
  unknown_visit_target: {
    id: 'Tempat atau orang yang dituju tidak ada dalam data.',
    en: 'The place or maker to go to is not in the data.',
  },
  unknown_device: {
    id: 'HP ini belum dikenal. Masuk dulu sebagai petugas.',
    en: 'This phone is not known. Sign in first.',
  },
  device_revoked: {
    id: 'Kantor sudah mencabut HP ini. Hubungi koordinator.',
    en: 'The office has revoked this phone. Call the coordinator.',
  },
  seal_broken: {
    id: 'Isinya tidak bisa dibuka: kuncinya lain, atau berubah di jalan.',
    en: 'It cannot be opened: the key is another, or it was changed on the way.',
  },
  act_is_other: {
    id: 'Catatan ini sudah masuk dengan isi lain.',
    en: 'This entry has arrived already with other words.',
  },
  act_was_replaced: {
    id: 'Catatan ini sudah diganti dengan yang baru.',
    en: 'This entry was replaced by a newer one.',
  },
  code_taken: {
    id: 'Nomor layanan ini sudah dipakai. HP membuat nomor baru; beri tahu warganya.',
    en: 'This number is taken. The phone makes another; tell the person.',
  },
  changed_by_both: {
    id: 'Orang lain mengubah isian yang sama. Pilih mana yang benar.',
    en: 'Somebody else changed the same field. Choose which one is right.',
  },
  form_refused: {
    id: 'Ada isian yang perlu dibetulkan.',
    en: 'Some fields need to be corrected.',
  },
  unknown_file: { id: 'Berkas ini tidak dikenal.', en: 'This file is not known.' },
  piece_out_of_place: {
    id: 'Potongan berkas tidak pas. HP mengulang dari yang sudah sampai.',
    en: 'A piece of the file does not fit. The phone goes on from what has arrived.',
  },
} satisfies Texts;
