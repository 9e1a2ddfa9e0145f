import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrom, parseCode } from '#domain/tickets/ticket.code.ts';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXY';
const code = fc.array(fc.nat(255), { minLength: 7, maxLength: 7 }).map(codeFrom);
const bareOf = (written: string) => written.replace(/^OVP/, '').replaceAll('-', '');

describe('nomor layanan', () => {
  it('dibaca kembali seperti ditulis, juga dengan huruf kecil, spasi atau tanpa garis', () => {
    fc.assert(
      fc.property(code, (written) => {
        expect(parseCode(written)).toBe(written);
        expect(parseCode(` ${written.toLowerCase().replaceAll('-', ' ')} `)).toBe(written);
        expect(parseCode(bareOf(written))).toBe(written);
      }),
    );
  });

  it('setiap satu huruf yang salah ketahuan', () => {
    fc.assert(
      fc.property(code, (written) => {
        const bare = bareOf(written);
        for (let i = 0; i < bare.length; i += 1)
          for (const wrong of LETTERS)
            if (wrong !== bare[i])
              expect(parseCode(bare.slice(0, i) + wrong + bare.slice(i + 1))).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('setiap dua huruf bersebelahan yang tertukar ketahuan', () => {
    fc.assert(
      fc.property(code, (written) => {
        const bare = bareOf(written);
        for (let i = 1; i < bare.length; i += 1) {
          const [a = '', b = ''] = [bare[i - 1], bare[i]];
          if (a !== b) expect(parseCode(bare.slice(0, i - 1) + b + a + bare.slice(i + 1))).toBeUndefined();
        }
      }),
    );
  });

  it('tidak memakai huruf yang mirip angka', () => {
    fc.assert(
      fc.property(code, (written) => {
        expect(bareOf(written)).not.toMatch(/[ILOUZ01]/);
      }),
    );
  });
});
