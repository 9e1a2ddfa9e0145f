/** A line between a phone and the office that can be gone, or break anywhere: bytes are cut, whatever they belong to. */
import { createServer, connect, type Socket } from 'node:net';
import { chanceFrom } from '../db/seed/demo/chance.ts';

/** `broken`: every connection dies somewhere, on its way there or back. `gone`: there is none. */
export type LineState = 'sound' | 'broken' | 'gone';

export interface BrokenLine {
  /** Where the phone finds the office. */
  readonly url: string;
  /** The port where the office really listens. */
  leadTo(port: number): void;
  turn(state: LineState): void;
  /** How often a connection was cut while something travelled on it. */
  readonly cuts: number;
  close(): Promise<void>;
}

/** A connection on a broken line carries so many bytes at least and at most, both ways together. */
const FEWEST_BYTES = 500;
const MOST_BYTES = 400_000;

/** @param seed the same one breaks the line at the same bytes */
export async function openLine(seed: string): Promise<BrokenLine> {
  const chance = chanceFrom(seed);
  const open = new Set<Socket>();
  let state: LineState = 'sound';
  let office = 0;
  let cuts = 0;
  const line = createServer((phone) => {
    if (state === 'gone') return void phone.destroy();
    const there = connect(office, '127.0.0.1');
    let left = state === 'broken' ? chance.between(FEWEST_BYTES, MOST_BYTES) : Infinity;
    const cut = () => {
      phone.destroy();
      there.destroy();
    };
    for (const [from, to] of [
      [phone, there],
      [there, phone],
    ] as const) {
      open.add(from);
      from.on('data', (bytes) => {
        to.write(bytes.subarray(0, left));
        left -= bytes.length;
        if (left > 0) return;
        cuts += 1;
        cut();
      });
      from.on('end', () => to.end());
      from.on('error', cut);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
  const address = line.address();
  if (typeof address !== 'object' || !address) throw new Error('the line has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    leadTo(port) {
      office = port;
    },
    turn(now) {
      state = now;
      // What was open on the line as it was goes with it.
      for (const socket of open) socket.destroy();
    },
    get cuts() {
      return cuts;
    },
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        line.close(() => done());
      }),
  };
}
