/** Every rule of the house is shown a breach, which it must refuse, and the same thing done rightly, which it must let pass. */
import { describe, expect, it } from 'vitest';
import { houseOf, type Breach, type Rule } from './house.ts';
import { beyondOwed } from './owed.ts';
import { RULES } from './rules.ts';

type Files = Readonly<Record<string, string>>;
interface Example {
  readonly what: string;
  readonly wrong: Files;
  readonly right: Files;
}

const LANG = `export const t = { greeting: { id: 'Selamat datang, pengrajin', en: 'Welcome' } };`;
const GLOSSARY = '| word | what |\n| nagari | x |\n\nWords of our own:';
const SAYS_GREETING = { 'server/x.ts': `say('greeting')` };
const svelte = (markup: string, path = 'src/routes/(warga)/+page.svelte'): Files => ({ [path]: markup });
const domain = (text: string, name = 'ticket.policy.ts'): Files => ({ [`src/domain/tickets/${name}`]: text });
const sql = (text: string): Files => ({ 'db/migrations/0001_house.sql': text });
const houseTable = (checks: string): Files => ({
  'docs/house.md': Array.from({ length: 12 }, (_, i) => `| ${i + 1} | rule | ${checks} |`).join('\n'),
  'package.json': '{"graph": "x"}',
});

const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  'file-roles': [
    {
      what: 'a file without a role that the README does not list',
      wrong: { 'src/domain/tickets/ticket.magic.ts': '' },
      right: {
        'src/domain/tickets/ticket.magic.ts': '',
        'src/domain/tickets/README.md': '`ticket.magic.ts`',
      },
    },
    { what: 'a room that is not in the line', wrong: { 'src/domain/trucks/truck.form.ts': '' }, right: {} },
    { what: 'a name that says nothing', wrong: { 'server/utils.ts': '' }, right: { 'server/key.ts': '' } },
    { what: 'a new wing', wrong: { 'src/services/x.ts': '' }, right: { 'src/platform/x.ts': '' } },
    {
      what: 'a README that lists what is gone',
      wrong: { 'src/domain/tickets/README.md': '`ticket.gone.ts`' },
      right: { 'src/domain/tickets/README.md': '`ticket.form.ts`', 'src/domain/tickets/ticket.form.ts': '' },
    },
  ],
  'pure-files': [
    {
      what: 'IO in a file whose name says there is none',
      wrong: domain('export const x = await fetch("/")'),
      right: domain('export const x = await fetch("/")', 'ticket.queries.server.ts'),
    },
  ],
  'one-question': [
    {
      what: 'a route that names duties itself',
      wrong: { 'src/routes/+page.server.ts': `const may = hasDuty(actor, 'desk')` },
      right: { 'src/routes/+page.server.ts': `const may = mayOpen(actor)` },
    },
  ],
  'one-writer': [
    {
      what: 'an act that is edited',
      wrong: domain(`db.updateTable('ticketActs')`, 'ticket.commands.server.ts'),
      right: domain(`db.selectFrom('ticketActs')`, 'ticket.commands.server.ts'),
    },
    {
      what: 'an act that is written past recordAct',
      wrong: domain(`db.insertInto('ticketActs')`, 'ticket.commands.server.ts'),
      right: domain(`db.insertInto('ticketActs')`, 'ticket.record.server.ts'),
    },
    {
      what: 'a name taken out of an act elsewhere than where an owner is erased',
      wrong: { 'src/domain/registry/industry.commands.server.ts': `db.updateTable('industryActs')` },
      right: { 'src/domain/registry/owner-data.commands.server.ts': `db.updateTable('industryActs')` },
    },
    {
      what: 'a line of the changes that is edited where old ones are only taken away',
      wrong: { 'src/domain/tickets/retention.sweep.server.ts': `db.updateTable('audits')` },
      right: { 'src/domain/tickets/retention.sweep.server.ts': `db.deleteFrom('audits')` },
    },
    {
      what: 'a line of the changes that a room writes by itself',
      wrong: { 'src/domain/visits/device.commands.server.ts': `db.insertInto('audits')` },
      right: { 'src/domain/offices/audit.server.ts': `db.insertInto('audits')` },
    },
  ],
  'time-is-given': [
    {
      what: 'new Date()',
      wrong: domain('const now = new Date()'),
      right: domain('const at = new Date(text)'),
    },
    { what: 'Date.now()', wrong: { 'src/shared/day.ts': 'const now = Date.now()' }, right: {} },
    { what: 'Math.random()', wrong: domain('const c = Math.random()'), right: domain('const c = random(7)') },
  ],
  'parsed-at-the-door': [
    {
      what: 'a field read past its schema',
      wrong: { 'src/routes/+page.server.ts': `const data = await readForm(r); use(data.get('name'))` },
      right: { 'src/routes/+page.server.ts': `const parsed = parseForm(nameForm, await readForm(r))` },
    },
    {
      what: 'a body read by itself',
      wrong: { 'src/routes/x/+server.ts': `const data = await request.formData()` },
      right: { 'src/routes/x/+server.ts': `const data = await readForm(request)` },
    },
  ],
  'no-timers': [
    { what: 'a timer', wrong: domain('setTimeout(tell, 1000)'), right: domain('rows.push(notice)') },
    { what: 'a bare promise', wrong: domain('void tell()'), right: domain('await tell()') },
    {
      what: 'a then nobody waits for',
      wrong: domain('tell().then(log)'),
      right: domain('await tell().then(log)'),
    },
  ],
  'refuse-by-name': [
    {
      what: 'a refusal without a name',
      wrong: { 'src/platform/limits.server.ts': `throw new Error('too many')` },
      right: { 'src/platform/limits.server.ts': `throw tooManyTries()` },
    },
    {
      what: 'the framework’s own error',
      wrong: { 'src/routes/+page.server.ts': `throw error(403, 'no')` },
      right: { 'src/routes/+page.server.ts': `throw outOfReach()` },
    },
  ],
  'thin-routes': [
    {
      what: 'an action of eleven statements',
      wrong: { 'src/routes/+page.server.ts': `export async function load() { ${'act();'.repeat(11)} }` },
      right: { 'src/routes/+page.server.ts': `export async function load() { ${'act();'.repeat(10)} }` },
    },
    {
      what: 'the same, hidden in a file beside the page and nested',
      wrong: {
        'src/routes/x.server.ts': `const go = () => { if (a) { try { ${'act();'.repeat(9)} } catch {} } }`,
      },
      right: {
        'src/routes/x.server.ts': `const go = () => { if (a) { try { ${'act();'.repeat(8)} } catch {} } }`,
      },
    },
  ],
  'dumb-screens': [
    {
      what: 'a state compared in the markup',
      wrong: svelte(`{#if ticket.state === 'closed'}<hr />{/if}`),
      right: svelte(`{#if may.reopen}<hr />{/if}`),
    },
    {
      what: 'a duty asked in the script',
      wrong: svelte(`<script lang="ts">const x = duties.includes('desk');</script>`),
      right: svelte(`<script lang="ts">const x = data.may.open;</script>`),
    },
  ],
  'raw-colours': [
    {
      what: 'a colour in a style',
      wrong: svelte('<style>p { color: #a33 }</style>'),
      right: svelte('<style>p { color: var(--alarm) }</style>'),
    },
    {
      what: 'a named colour in a drawing',
      wrong: svelte('<rect fill="white" />'),
      right: svelte('<rect fill="none" />'),
    },
    {
      what: 'a colour in a style sheet outside the tokens',
      wrong: { 'src/routes/x.css': 'p { background: rgb(1 2 3) }' },
      right: { 'src/ui/tokens/tokens.css': 'p { background: rgb(1 2 3) }' },
    },
  ],
  'strict-markup': [
    {
      what: 'an inline style',
      wrong: svelte('<p style="margin:0"></p>'),
      right: svelte('<p class="x"></p>'),
    },
    {
      what: 'a style directive',
      wrong: svelte('<p style:width={w}></p>'),
      right: svelte('<rect width={w} />'),
    },
    { what: 'text made markup', wrong: svelte('{@html words}'), right: svelte('{words}') },
    {
      what: 'an inline script',
      wrong: svelte('<svelte:head><script>go()</script></svelte:head>'),
      right: svelte('<svelte:head><script src={go}></script></svelte:head>'),
    },
    {
      what: 'an inline handler',
      wrong: svelte('<a onclick="go()"></a>'),
      right: svelte('<a onclick={go}></a>'),
    },
  ],
  'texts-from-lang': [
    {
      what: 'a sentence in the markup',
      wrong: svelte('<p>Kirim laporan</p>'),
      right: svelte(`<p>{t('send')}</p>`),
    },
    {
      what: 'a spoken attribute',
      wrong: svelte('<input placeholder="Nama Anda" />'),
      right: svelte(`<input placeholder={t('name')} />`),
    },
    {
      what: 'a sentence in an expression',
      wrong: svelte(`<p>{ok ? 'Sudah dikirim' : t('x')}</p>`),
      right: svelte(`<p class={ok ? 'good' : 'warn'}>{t('x')}</p>`),
    },
  ],
  'gallery-is-whole': [
    {
      what: 'a base part that the gallery does not show',
      wrong: { 'src/ui/base/Dial.svelte': '' },
      right: {
        'src/ui/base/Dial.svelte': '',
        'src/routes/(galeri)/galeri/+page.svelte': `<script>import Dial from '#ui/base/Dial.svelte';</script>`,
      },
    },
  ],
  glossary: [
    {
      what: 'an Indonesian word outside the closed list',
      wrong: { 'src/lang/x.ts': LANG, 'server/x.ts': 'const pengrajin = 1' },
      right: { 'src/lang/x.ts': LANG, 'server/x.ts': 'const maker = 1', 'docs/glossary.md': GLOSSARY },
    },
    { what: 'the ambiguous abbreviation', wrong: { 'server/x.ts': 'const ikmCount = 1' }, right: {} },
    {
      what: 'a translated legal noun',
      wrong: { 'server/x.ts': 'const village = 1' },
      right: { 'server/x.ts': 'const nagari = 1' },
    },
    {
      what: 'a noun cut in half',
      wrong: { 'server/x.ts': 'const waliOf = 1' },
      right: { 'server/x.ts': 'const waliNagari = 1' },
    },
    {
      what: 'a bare service',
      wrong: { 'server/x.ts': 'interface Service {}' },
      right: { 'server/x.ts': 'interface Layanan {}' },
    },
    {
      what: 'a bare event',
      wrong: { 'server/x.ts': 'type Event = 1' },
      right: { 'server/x.ts': 'type Act = 1' },
    },
  ],
  docstrings: [
    {
      what: 'an exported function that does not say why',
      wrong: domain('export function isOpen() {}'),
      right: domain('/** True while owed. */\nexport function isOpen() {}'),
    },
  ],
  migrations: [
    {
      what: 'a trigger',
      wrong: sql('create trigger t after insert on a execute function f()'),
      right: sql('-- create trigger'),
    },
    { what: 'a rule', wrong: sql('create rule r as on insert to a do nothing'), right: {} },
    { what: 'a view', wrong: sql('create or replace view v as select 1'), right: {} },
    {
      what: 'another schema',
      wrong: sql('alter table a add b uuid constraint c references other.people (id)'),
      right: sql('alter table a add b uuid constraint c references public.areas (id)'),
    },
    {
      what: 'an index in another schema, which is not the condition of a join',
      wrong: sql('create index a_by_b on other.people (b)'),
      right: sql('insert into counts select p.id from people p join visits v on v.person_id = p.id'),
    },
    {
      what: 'a name that is no plural, unless a later migration mends it',
      wrong: sql('create table outcome (id uuid primary key)'),
      right: {
        ...sql('create table outcome (id uuid primary key)'),
        'db/migrations/0002_names.sql': 'alter table outcome rename to outcomes',
      },
    },
    {
      what: 'a step back',
      wrong: sql('drop table tickets'),
      right: sql('alter table tickets add note text'),
    },
    {
      what: 'a nameless check',
      wrong: sql('create table acts (n integer check (n > 0))'),
      right: sql('create table acts (n integer constraint acts_n check (n > 0))'),
    },
    {
      what: 'a nameless reference',
      wrong: sql('create table acts (t uuid references tickets (id))'),
      right: sql('create table acts (t uuid constraint acts_t references tickets (id))'),
    },
    {
      what: 'a table that is no plural',
      wrong: sql('create table ticket (id uuid primary key)'),
      right: sql('create table tickets (id uuid primary key)'),
    },
    {
      what: 'a number taken twice',
      wrong: { 'db/migrations/0001_a.sql': '', 'db/migrations/0001_b.sql': '' },
      right: { 'db/migrations/0001_a.sql': '', 'db/migrations/0002_b.sql': '' },
    },
    { what: 'a name without a number', wrong: { 'db/migrations/later.sql': '' }, right: {} },
  ],
  queries: [
    {
      what: 'a table named by hand',
      wrong: domain('const q = sql`select * from tickets`'),
      right: domain('const q = sql`lower(${name})`'),
    },
    {
      what: 'another schema',
      wrong: domain(`db.selectFrom('public.areas')`),
      right: domain(`db.selectFrom('areas')`),
    },
    {
      what: 'text passed on unread',
      wrong: domain('sql.raw(order)'),
      right: domain(`sql.raw(up ? '>' : '<')`),
    },
    { what: 'a query past the builder', wrong: domain(`pool.query('select 1')`), right: {} },
    {
      what: 'a schema chosen elsewhere',
      wrong: domain(`db.withSchema('k1311')`),
      right: { 'src/platform/db/database.server.ts': `db.withSchema('k1311')` },
    },
  ],
  'dead-exports': [
    {
      what: 'a function nobody imports',
      wrong: domain('export function isOpen() {}'),
      right: {
        ...domain('export function isOpen() {}'),
        'server/x.ts': `import { isOpen } from '#domain/tickets/ticket.policy.ts'; isOpen()`,
      },
    },
    {
      what: 'a function nobody calls of a whole that somebody imports',
      wrong: {
        ...domain('export function isOpen() {}'),
        'server/x.ts': `import * as all from '#domain/tickets/ticket.policy.ts'; all.other()`,
      },
      right: {
        ...domain('export function isOpen() {}'),
        'server/x.ts': `import * as all from '#domain/tickets/ticket.policy.ts'; all.isOpen()`,
      },
    },
  ],
  texts: [
    {
      what: 'a text nobody says',
      wrong: { 'src/lang/x.ts': LANG },
      right: { 'src/lang/x.ts': LANG, ...SAYS_GREETING },
    },
    {
      what: 'a text in one language',
      wrong: { 'src/lang/x.ts': `export const t = { greeting: { id: 'Halo', en: '' } };`, ...SAYS_GREETING },
      right: { 'src/lang/x.ts': LANG, ...SAYS_GREETING },
    },
    {
      what: 'a place that one language forgot',
      wrong: {
        'src/lang/x.ts': `export const t = { greeting: { id: 'Halo {name}', en: 'Hello' } };`,
        ...SAYS_GREETING,
      },
      right: {
        'src/lang/x.ts': `export const t = { greeting: { id: 'Halo {name}', en: 'Hello {name}' } };`,
        ...SAYS_GREETING,
      },
    },
    {
      what: 'a refusal without a sentence',
      wrong: domain(`export const gone = defineProblem('gone', 410)`),
      right: {
        ...domain(`const gone = defineProblem('gone', 410)`),
        'src/lang/problems.ts': `export const p = { gone: { id: 'Hilang', en: 'Gone' } };`,
      },
    },
  ],
  documents: [
    {
      what: 'a document that names a file that is gone',
      wrong: { 'docs/security.md': 'see `gone.test.ts`' },
      right: { 'docs/security.md': 'see `there.test.ts`', 'tests/there.test.ts': '' },
    },
    {
      what: 'a command that is gone',
      wrong: { 'README.md': '`npm run dream`' },
      right: { 'README.md': '`npm run bench`', 'package.json': '{"bench":1}' },
    },
    {
      what: 'two decisions under one number',
      wrong: { 'docs/decisions/0007-a.md': '# 0007 A', 'docs/decisions/0007-b.md': '# 0007 B' },
      right: { 'docs/decisions/0007-a.md': '# 0007 A', 'docs/decisions/0008-b.md': '# 0008 B' },
    },
  ],
  'rules-have-checks': [
    {
      what: 'a rule whose row names nothing',
      wrong: houseTable('good will'),
      right: houseTable(everyCheck()),
    },
    {
      what: 'a check that is not there',
      wrong: houseTable(`${everyCheck()} \`npm run dream\``),
      right: houseTable(everyCheck()),
    },
    {
      what: 'a check that the table does not tell of',
      wrong: houseTable('`npm run graph`'),
      right: houseTable(everyCheck()),
    },
  ],
};

function everyCheck(): string {
  return RULES.map((rule) => `\`house: ${rule.name}\``).join(' ');
}

const found = (rule: Rule, files: Files): Breach[] => rule.breaches(houseOf(files));

describe.each(RULES)('$name', (rule) => {
  const examples = EXAMPLES[rule.name] ?? [];

  it('has an example', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples)('refuses $what', ({ wrong, right }) => {
    expect(found(rule, wrong)).not.toEqual([]);
    expect(found(rule, right)).toEqual([]);
  });
});

describe('what is owed', () => {
  const rule: Rule = {
    name: 'r',
    breaches: (house) =>
      [...house.keys()].map((file) => ({ file: `${file}:7`, about: 'x', why: 'is wrong' })),
  };
  const owed = { r: { 'a.ts': ['x'] } };

  it('lets what is listed pass, and nothing else', () => {
    expect(beyondOwed(houseOf({ 'a.ts': '' }), rule, owed)).toEqual([]);
    expect(beyondOwed(houseOf({ 'a.ts': '', 'b.ts': '' }), rule, owed)).toEqual([
      { file: 'b.ts:7', about: 'x', why: 'is wrong' },
    ]);
  });

  it('is struck off when it is mended', () => {
    expect(beyondOwed(houseOf({}), rule, owed)).toEqual([
      expect.objectContaining({ file: 'scripts/house/owed.ts' }),
    ]);
  });
});
