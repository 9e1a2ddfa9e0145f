/** Words that stand for a choice: yes and no, women and men. */
import { readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import type { SheetCell } from '#shared/sheet.ts';

const YES = /^(ya+|y|iya|yes|ada|sudah|sdh|punya|memiliki|aktif|benar|betul|true|1|v|√|✓|✔|☑)$/i;
const NO =
  /^(tidak|tdk|t|tak|bukan|no|n|belum|blm|tidak ada|tdk ada|belum ada|tidak punya|nonaktif|tidak aktif|salah|false|0|☐)$/i;

/** Yes or no. A cross may mean either and is refused; a dash is an empty cell. */
export function readYesNo(cell: SheetCell | undefined): Reading<boolean, CellFault | 'yes_no_wrong'> {
  if (typeof cell === 'boolean') return right(cell);
  const line = readLine(cell);
  if (!line.isRight) return line;
  const bare = line.value.replace(/[.!]+$/, '');
  return YES.test(bare) ? right(true) : NO.test(bare) ? right(false) : wrong('yes_no_wrong');
}

const WOMAN = /^(p|pr|prp|pmp|w|wnt|f|perempuan|wanita|ibu|ny|nyonya|female|woman)$/i;
const MAN = /^(l|lk|lk2|laki|laki\s?-?\s?laki|laki2|pria|bapak|tn|tuan|m|male|man)$/i;

/** Woman or man, from how forms abbreviate it: `P`, `Pr`, `wanita`; `L`, `Lk`, `laki-laki`. `P` is never a man (*pria*). */
export function readGender(
  cell: SheetCell | undefined,
): Reading<'female' | 'male', CellFault | 'gender_wrong'> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const bare = line.value.replace(/[.]+$/, '');
  return WOMAN.test(bare) ? right('female') : MAN.test(bare) ? right('male') : wrong('gender_wrong');
}
