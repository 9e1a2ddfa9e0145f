import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cipherOf } from '#platform/cipher.server.ts';

const cipher = cipherOf('a-secret-for-tests-only-0123456789', '13.10');

it('apa pun yang disandikan dapat dibaca kembali, dan tidak terlihat di dalamnya', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), fc.uuid(), (text, context) => {
      const bytes = cipher.encrypt(text, context);
      expect(cipher.decrypt(bytes, context)).toBe(text.toWellFormed());
      expect(Buffer.from(bytes).includes(Buffer.from(text))).toBe(false);
    }),
  );
});

it('kunci lain, kabupaten lain, baris lain, atau satu bit yang berubah: tidak terbaca', () => {
  const bytes = cipher.encrypt('1310040101900001', 'baris-1');
  expect(cipher.decrypt(bytes, 'baris-2')).toBeUndefined();
  expect(cipherOf('another-secret-for-tests-0123456789', '13.10').decrypt(bytes, 'baris-1')).toBeUndefined();
  expect(cipherOf('a-secret-for-tests-only-0123456789', '13.11').decrypt(bytes, 'baris-1')).toBeUndefined();
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = bytes.with(i, (bytes[i] ?? 0) ^ 1);
    expect(cipher.decrypt(changed, 'baris-1')).toBeUndefined();
  }
  expect(cipher.decrypt(new Uint8Array(3), 'baris-1')).toBeUndefined();
});

it('orang yang sama di dua baris tidak dapat dikenali dari sandinya', () => {
  const one = cipher.encrypt('1310040101900001', 'baris-1');
  expect(cipher.encrypt('1310040101900001', 'baris-1')).toEqual(one);
  expect(cipher.encrypt('1310040101900001', 'baris-2')).not.toEqual(one);
});
