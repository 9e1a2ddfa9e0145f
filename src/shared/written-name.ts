/** Names that were typed all in capitals, or all in small letters, made readable. Others stay as they are. */

/** As they are always written. */
const KEPT = new Map(
  (
    'UD CV PT PD TB KUB KWT PKK UKM IKM UMKM LPM KSU KUD UPPKS BUMNag BUMDes H. Hj. Dr. Drs. Ir. S.Pd S.E S.H M.Pd ' +
    'RT RW VCO II III IV VI VII VIII IX XI XII'
  )
    .split(' ')
    .map((word) => [word.toLowerCase(), word] as const),
);
const SMALL = new Set(['dan', 'di', 'ke', 'dari', 'yang', 'untuk', 'bin', 'binti', 'atau', 'dengan']);

/** `UD. SARI RASA` → `UD. Sari Rasa`; `H. NUR'AINI` → `H. Nur'aini`; `Toko ABC` stays. */
export function readableName(name: string): string {
  const isLoud = name === name.toUpperCase();
  if (!isLoud && name !== name.toLowerCase()) return name;
  // An abbreviation alone, such as `ABC`, has no other form.
  if (isLoud && /^[\p{Lu}\d.]{1,3}$/u.test(name)) return name;
  return name
    .split(' ')
    .map((word, i) => wordOf(word.toLowerCase(), i === 0))
    .join(' ');
}

function wordOf(word: string, isFirst: boolean): string {
  const [, before = '', bare = '', after = ''] = /^([("]*)(.*?)([.,)"]*)$/.exec(word) ?? [];
  const kept = KEPT.get(word) ?? KEPT.get(`${bare}${after.startsWith('.') ? '.' : ''}`) ?? KEPT.get(bare);
  if (kept !== undefined) return `${before}${kept.replace(/\.$/, '')}${after}`;
  if (!isFirst && SMALL.has(word)) return word;
  // After a hyphen, a slash, a point or a bracket begins a new name: Al-Falah, S.Pd; not after an apostrophe: Nur'aini.
  return word.replaceAll(
    /(^|[-/.(&"])(\p{L})/gu,
    (_, sign: string, letter: string) => sign + letter.toUpperCase(),
  );
}

/** A name without signs and capitals: by it one name is known in two spellings. */
export function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
