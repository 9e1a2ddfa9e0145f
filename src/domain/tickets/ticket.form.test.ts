import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ticketForm } from '#domain/tickets/ticket.form.ts';
import { hasText } from '#lang/translate.ts';
import { laporTexts } from '#lang/lapor.ts';
import { parseForm } from '#shared/form.ts';
import { parsePhone } from '#shared/phone.ts';

describe('nomor HP seperti yang diketik orang', () => {
  it.each([
    ['081234567890', '081234567890'],
    ['0812 3456 7890', '081234567890'],
    ['0812-3456-7890', '081234567890'],
    ['(0812) 3456.7890', '081234567890'],
    ['+62 812-3456-7890', '081234567890'],
    ['+62 0812 3456 7890', '081234567890'],
    ['6281234567890', '081234567890'],
    ['81234567890', '081234567890'],
    ['0062 812 3456 7890', '081234567890'],
    ['0754 4012', undefined],
    ['0754 40123', '075440123'],
    ['0754 401234', '0754401234'],
    ['(021) 5255509', '0215255509'],
    ['0812-666', undefined],
    ['+65 8123 4567', undefined],
    ['nol delapan', undefined],
    ['', undefined],
    ['0812345678901234', undefined],
  ])('%s → %s', (typed, kept) => {
    expect(parsePhone(typed)).toBe(kept);
  });
});

const right = {
  topicId: '0198c0de-0000-7000-8000-000000000001',
  nagariCode: '13.10.04.2001',
  words: 'Nomor P-IRT kami habis bulan depan.',
  name: 'Siti Aminah',
  phone: '0812 3456 7890',
};

function post(fields: Readonly<Record<string, string>>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return parseForm(ticketForm, data, { files: ['files'] });
}

describe('formulir lapor', () => {
  it('yang benar diterima apa adanya, dengan bawaan yang wajar', () => {
    expect(v.parse(ticketForm, right)).toMatchObject({
      kind: 'problem',
      applicantKind: 'person',
      phone: '081234567890',
      email: undefined,
      title: undefined,
      hidesName: false,
      wantsVisit: false,
      files: [],
    });
    expect(post({ ...right, hidesName: 'on', email: 'Siti@Gmail.com' })).toMatchObject({
      value: { hidesName: true, wantsVisit: false, email: 'siti@gmail.com' },
    });
  });

  it.each([
    ['topik kosong', { topicId: '' }, 'topicId', 'topic_needed'],
    ['topik karangan', { topicId: 'x' }, 'topicId', 'topic_needed'],
    ['nagari kosong', { nagariCode: '' }, 'nagariCode', 'nagari_needed'],
    ['cerita kosong', { words: '  ' }, 'words', 'words_needed'],
    ['cerita terlalu pendek', { words: 'tolong' }, 'words', 'words_too_short'],
    ['cerita terlalu panjang', { words: 'a'.repeat(10_001) }, 'words', 'words_too_long'],
    ['judul terlalu panjang', { title: 'a'.repeat(151) }, 'title', 'too_long'],
    ['nama kosong', { name: '' }, 'name', 'name_needed'],
    ['nomor kurang', { phone: '0812-666' }, 'phone', 'phone_wrong'],
    ['email keliru', { phone: '', email: 'siti@' }, 'email', 'email_wrong'],
    ['tanpa nomor dan email', { phone: '' }, 'phone', 'contact_needed'],
    ['jenis pemohon karangan', { applicantKind: 'king' }, 'applicantKind', 'applicant_kind_needed'],
    ['jenis karangan', { kind: 'joke' }, 'kind', 'kind_needed'],
  ])('%s: pesan di tempatnya, yang diketik tetap ada', (_what, wrong, field, key) => {
    const answer = post({ ...right, ...wrong });
    expect(answer).toMatchObject({ isRight: false, errors: { [field]: key } });
    expect(answer.values).toMatchObject({ ...right, ...wrong });
    expect(hasText(laporTexts, key)).toBe(true);
  });

  it('email saja cukup', () => {
    expect(post({ ...right, phone: '', email: 'siti@gmail.com' }).isRight).toBe(true);
  });
});
