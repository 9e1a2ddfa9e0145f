/** Texts: each room has a file of `{ key: { id, en } }`; a key without both languages does not compile. */
const LOCALES = ['id', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export type Texts = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

export type Translate<T extends Texts> = (
  key: keyof T & string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/**
 * A function that gives the text of a key, with `{name}` places filled in. `{count:ticket|tickets}` is the first word when
 * the parameter is one, else the second: English has a plural, Indonesian needs none.
 */
export function translator<T extends Texts>(texts: T, locale: Locale): Translate<T> {
  return (key, params = {}) => {
    const text = texts[key]?.[locale] ?? key;
    return text.replaceAll(
      /\{(\w+)(?::([^{|}]*)\|([^{|}]*))?\}/g,
      (whole, name: string, one?: string, many?: string) => {
        const value = params[name];
        if (one === undefined || many === undefined) return String(value ?? whole);
        return String(value) === '1' ? one : many;
      },
    );
  };
}

/** True when the table has this key: for codes that come from outside. */
export function hasText<T extends Texts>(texts: T, key: string): key is keyof T & string {
  return Object.hasOwn(texts, key);
}
