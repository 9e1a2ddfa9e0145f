import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { TABLES, withBlock } from './tables.ts';

const root = join(import.meta.dirname, '..');

describe('printed tables', () => {
  it.each(TABLES)('$file: the table "$name" says what the code says', async ({ file, name, print }) => {
    const path = join(root, file);
    const readme = readFileSync(path, 'utf8');
    const again = await format(withBlock(readme, name, print()), {
      ...(await resolveConfig(path)),
      filepath: path,
    });
    expect(again).toBe(readme);
  });

  it('a table edited by hand is noticed', () => {
    const readme = 'x\n\n<!-- table: levels -->\n\nby hand\n\n<!-- end of table: levels -->\n';
    expect(withBlock(readme, 'levels', 'printed')).not.toBe(readme);
    expect(withBlock(readme, 'levels', 'by hand')).toBe(readme);
  });

  it('a README without the place for its table is refused', () => {
    expect(() => withBlock('nothing here', 'levels', 'printed')).toThrow(/needs the lines/);
  });
});
