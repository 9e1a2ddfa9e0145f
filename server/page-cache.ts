/** Public pages kept ready to send, compressed, by address; only what a visitor without cookies may see gets in. */

export interface KeptPage {
  /** Header names and values, alternating, as `writeHead` takes them. */
  readonly headers: readonly string[];
  /** The bytes as latin1: Node then sends head and body in one piece. */
  readonly body: string;
  readonly etag: string;
  until: number;
  /** The whole answer as it goes over the wire, and the second its `Date` says. */
  wire?: { readonly second: number; readonly bytes: Buffer };
}

/** A page may be held twice, as text and as it goes over the wire. */
const HELD_TIMES = 2;
const ENTRY_OVERHEAD = 1024;
/** How long the others wait for the one who draws a page anew. */
const REDRAW_MS = 3000;

/** Least recently used goes first when the sum of bytes passes the limit. */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>();
  readonly #limit: number;
  #bytes = 0;
  #forgotten = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The page. When it is too old the first who asks gets nothing and draws it anew, the others get the old one meanwhile.
   * @param now milliseconds
   */
  find(key: string, now: number): KeptPage | undefined {
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    if (page.until < now) {
      page.until = now + REDRAW_MS;
      return undefined;
    }
    // Found again: to the end of the line, so that the first is always the one not asked for the longest.
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  /** How often everything was forgotten: whoever begins to draw a page notes it, and tells `keep`. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /**
   * Somebody has changed what a page may show: the next who asks for one draws it anew. Those who ask while he does get the
   * old one, so that a busy page is not drawn a hundred times at once.
   */
  forget(): void {
    this.#forgotten += 1;
    for (const page of this.#pages.values()) page.until = 0;
  }

  /** A page that is no more, or may be kept no more. */
  drop(key: string): void {
    const page = this.#pages.get(key);
    if (page) this.#drop(key, page);
  }

  /** @param since `forgotten` as it was when the page began to be drawn: one begun before is old already */
  keep(key: string, page: KeptPage, since = this.#forgotten): void {
    if (since !== this.#forgotten) page.until = 0;
    const old = this.#pages.get(key);
    if (old) this.#drop(key, old);
    this.#pages.set(key, page);
    this.#bytes += sizeOf(page);
    for (const [oldest, first] of this.#pages) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest, first);
    }
  }

  #drop(key: string, page: KeptPage): void {
    this.#pages.delete(key);
    this.#bytes -= sizeOf(page);
  }
}

function sizeOf(page: KeptPage): number {
  return page.body.length * HELD_TIMES + ENTRY_OVERHEAD;
}
