/** The rooms in their line: an earlier one never imports a later one. Told once; the import graph reads it too. */
export const ROOMS = [
  'areas',
  'offices',
  'layanan',
  'registry',
  'sentra',
  'nagari',
  'grading',
  'help',
  'permits',
  'tickets',
  'visits',
  'surveys',
  'outcomes',
];
