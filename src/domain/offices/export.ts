/** Lists that can be taken home as files, and what the history tells of how one was narrowed. Pure. */

export type ExportedList =
  | 'makers'
  | 'makers_again'
  | 'directory'
  | 'sentra'
  | 'potential_sentra'
  | 'sentra_proposals'
  | 'sentra_plans'
  | 'sentra_members'
  | 'twins'
  | 'owner_proposals'
  | 'nagari'
  | 'helps'
  | 'help_recipients'
  | 'maker_timeline'
  | 'visits'
  | 'people'
  | 'gradings'
  | 'tickets'
  | 'guests'
  | 'formal_requests'
  | 'figures'
  | 'history';

/** Fields of an address into which people type: a name may stand there, so that only the use of the field is told. */
const TYPED = ['cari'];

/** The filter as an address has it, what was typed left out: `nagari=13.10.04&cari=*`. */
export function toldFilter(asked: Readonly<Record<string, string>>): string {
  return Object.entries(asked)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${TYPED.includes(name) ? '*' : value}`)
    .toSorted()
    .join('&');
}
