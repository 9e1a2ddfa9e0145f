/** What people ask the desk: every filter alone, in pairs and by chance in threes and fours, later pages, and words. */
import type { AskedFilter } from '#domain/tickets/desk.form.ts';
import { CHANNELS, TICKET_STATES } from '#domain/tickets/ticket.ts';
import { chanceFrom, type Chance } from '../db/seed/demo/chance.ts';

/** Names in the address of `/meja`, and in the filter. */
const NAMES = {
  keadaan: 'state',
  topik: 'topicId',
  nagari: 'nagariCode',
  dinas: 'officeId',
  petugas: 'personId',
  pintu: 'channel',
  batas: 'due',
  perlu: 'needs',
} as const;
type Name = keyof typeof NAMES;
export type Choices = Readonly<Record<Name, readonly string[]>>;
export type Question = Readonly<Partial<Record<Name | 'cari', string>>>;

export function choicesOf(given: Pick<Choices, 'topik' | 'nagari' | 'dinas' | 'petugas'>): Choices {
  return {
    ...given,
    petugas: ['nobody', 'me', ...given.petugas],
    keadaan: ['open', 'ended', ...TICKET_STATES],
    pintu: CHANNELS,
    batas: ['overdue', 'today', 'week', 'later'],
    perlu: ['approval', 'unaccepted', 'reply'],
  };
}

/** Every value of every filter once; every pair of filters; and as many threes and fours. */
export function questions(choices: Choices, seed: string, most: number): Question[] {
  const chance = chanceFrom(seed);
  const names = Object.keys(NAMES) as Name[];
  const singles = names.flatMap((name) => choices[name].map((value): Question => ({ [name]: value })));
  const pairs = names.flatMap((one, i) =>
    names.slice(i + 1).map((other): Question => asked(choices, [one, other], chance)),
  );
  // Who looks through what is over narrows it by everything else.
  const ended = names
    .filter((name) => name !== 'keadaan')
    .map((name): Question => ({ keadaan: 'ended', [name]: chance.pick(choices[name]) }));
  const more = Array.from({ length: pairs.length }, (): Question => {
    const some = names.filter(() => chance.happens(0.45)).slice(0, 4);
    return asked(choices, some, chance);
  });
  const all = [{}, ...singles, ...pairs, ...ended, ...more];
  return all.length <= most ? all : all.filter((_, i) => i % Math.ceil(all.length / most) === 0);
}

function asked(choices: Choices, names: readonly Name[], chance: Chance): Question {
  return Object.fromEntries(names.map((name) => [name, chance.pick(choices[name])]));
}

export function addressOf(question: Question): string {
  const search = new URLSearchParams(question as Record<string, string>).toString();
  return search === '' ? '/meja' : `/meja?${search}`;
}

export function filterOf({ cari, ...question }: Question): AskedFilter {
  return {
    ...Object.fromEntries(Object.entries(question).map(([name, value]) => [NAMES[name as Name], value])),
    ...(cari === undefined ? {} : { text: cari }),
  };
}
