/** The database: migrations that Citus schema-based sharding accepts, and queries that stay in the regency's schema. */
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type Breach, type House, type Rule } from './house.ts';

/** What ties tables to one node, leaves the regency's schema, or takes something back. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [
    /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/,
    'a trigger: Citus refuses it; write it in the command',
  ],
  [/\bcreate\s+(or\s+replace\s+)?rule\b/, 'a rule: Citus refuses it'],
  [
    /\bcreate\s+(or\s+replace\s+)?(materialized\s+|temp\w*\s+|recursive\s+)*view\b/,
    'a view: write the query',
  ],
  [/\bcreate\s+(or\s+replace\s+)?(function|procedure)\b/, 'a function in the database: write it in a room'],
  [/\bcreate\s+extension\b/, 'an extension belongs to the database, not to a regency'],
  [/\b(create|alter|drop)\s+schema\b|\bset\s+(local\s+)?search_path\b/, 'the schema is given, never chosen'],
  [/\binherits\s*\(|\bpartition\s+(by|of)\b/, 'inheritance and partitions: Citus shards by schema'],
  [/\bunlogged\b|\btemp(orary)?\s+table\b/, 'a table that does not outlive a crash'],
  [/\bdrop\s+table\b|\btruncate\b/, 'forward only: people’s rows are moved, never dropped'],
  [/\b(references|table|into|update|from|join)\s+(?!public\.)[a-z_]+\.[a-z_]+\b/, 'names another schema'],
  // After the `on` of a join stands a column of a table's other name.
  [/\bindex\s[^;]*?\son\s+(?!public\.)[a-z_]+\.[a-z_]+\b/, 'names another schema'],
];

export const migrations: Rule = {
  name: 'migrations',
  breaches: (house) => {
    const files = pathsOf(house, /^db\/migrations\//);
    const texts = files.map((file) => sqlOf(house, file));
    const numbers = files.map((file) => file.slice('db/migrations/'.length, 'db/migrations/'.length + 4));
    return files.flatMap((file, i) => {
      const breaches: Breach[] = [];
      if (!/\/\d{4}_[a-z0-9_]+\.sql$/.test(file))
        breaches.push({ file, why: 'is named NNNN_what_it_does.sql' });
      if (numbers.indexOf(numbers[i] ?? '') !== i)
        breaches.push({ file, why: `number ${numbers[i]} is taken` });
      return [...breaches, ...inMigration(file, texts[i] ?? '', texts.slice(i))];
    });
  },
};

function sqlOf(house: House, file: string): string {
  return (house.get(file) ?? '')
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .toLowerCase();
}

/** How the tables that a migration makes are called after those that follow it. */
function tablesOf(sql: string, later: readonly string[]): string[] {
  return [...sql.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?("?[\w.]+"?)/g)].map((match) =>
    later
      .flatMap((text) => [...text.matchAll(/\balter\s+table\s+(\w+)\s+rename\s+to\s+(\w+)/g)])
      .reduce((name, [, from, to = name]) => (from === name ? to : name), match[1] ?? ''),
  );
}

function inMigration(file: string, sql: string, later: readonly string[]): Breach[] {
  return [
    ...REFUSED.filter(([pattern]) => pattern.test(sql)).map(([, why]) => ({ file, why })),
    ...tablesOf(sql, later)
      .filter((table) => !isPlural(table))
      .map((table) => ({ file, why: `table ${table} is not a snake_case plural` })),
    ...namelessConstraints(sql).map((what) => ({
      file,
      why: `${what}: constraints have names that errors can tell`,
    })),
  ];
}

/** Latin legal nouns are the same in the plural. */
const SAME_IN_PLURAL = /(^|_)(disposisi|nagari|jorong|kecamatan|sentra|layanan|people)$/;

function isPlural(table: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(table) && (table.endsWith('s') || SAME_IN_PLURAL.test(table));
}

/** `check`, `unique`, `references`, `foreign key`, `exclude` each follow `constraint <name>`; a primary key names itself. */
function namelessConstraints(sql: string): string[] {
  const found: string[] = [];
  for (const match of sql.matchAll(
    /\b(check\s*\(|unique\b(?!\s+index)|references\b|foreign\s+key\b|exclude\s+using\b)/g,
  )) {
    const before = sql.slice(0, match.index).trimEnd();
    const isNamed = /\bconstraint\s+\w+$/.test(before);
    // `foreign key (…) references`: the name stands before `foreign key`.
    const isKeyed = match[1] === 'references' && /foreign\s+key\s*\([^)]*\)$/.test(before);
    const isIndex = match[1] === 'unique' && /^unique\s+(index|nulls)/.test(sql.slice(match.index));
    if (!isNamed && !isKeyed && !isIndex)
      found.push(
        sql
          .slice(match.index, match.index + 40)
          .replaceAll(/\s+/g, ' ')
          .trim(),
      );
  }
  return found;
}

/** Where connections are made and schemas are chosen. */
const BELOW_THE_BUILDER = /^src\/platform\/db\//;

/** Every query through the builder's `withSchema`: no table named by hand, no other schema, no query past the builder. */
export const queries: Rule = {
  name: 'queries',
  breaches: (house) =>
    pathsOf(house, /^src\/.*\.ts$/)
      .filter((path) => !BELOW_THE_BUILDER.test(path))
      .flatMap((path) =>
        [...nodesOf(treeOf(house, path))].flatMap((node) => {
          const why = strayQuery(node);
          return why === undefined ? [] : [{ file: placeOf(path, node), why }];
        }),
      ),
};

const NAMES_A_TABLE = /\b(?:from|join|into|update|table|truncate)\s+(?:only\s+)?"?[a-z_]/i;
/** After `from`: functions and row sources that are no tables. */
const NO_TABLE = /\bfrom\s+(?:unnest|generate_series|jsonb?_\w+|excluded|now|current_\w+|regexp_\w+)\b/gi;

function strayQuery(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText().startsWith('sql')) {
    const { template } = node;
    const text = ts.isNoSubstitutionTemplateLiteral(template)
      ? template.text
      : [template.head.text, ...template.templateSpans.map((span) => span.literal.text)].join('?');
    const sources = text
      .replaceAll(NO_TABLE, '')
      .replaceAll(/\b(?:extract|trim|substring)\s*\([^)]*\)/gi, '');
    if (NAMES_A_TABLE.test(sources))
      return 'raw SQL names a table; use the builder or sql.table with the schema';
  }
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  if (called === 'sql.raw' && node.arguments.some((one) => !isWrittenHere(one)))
    return 'sql.raw passes text to the database unread';
  if (/\.withoutPlugins$|\.withSchema$/.test(called)) return 'the schema is chosen once, in platform/db';
  if (/\b(pool|client)\.query$/.test(called)) return 'past the builder there is no schema';
  const first = node.arguments[0];
  const isBuilder =
    /\.(selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin|fullJoin|rightJoin|using)$/.test(
      called,
    );
  return isBuilder && first && ts.isStringLiteralLike(first) && /^\w+\.\w+/.test(first.text)
    ? 'names another schema'
    : undefined;
}

/** One of a few texts that stand in the code. */
function isWrittenHere(node: ts.Expression): boolean {
  if (ts.isConditionalExpression(node)) return isWrittenHere(node.whenTrue) && isWrittenHere(node.whenFalse);
  return ts.isStringLiteralLike(node);
}
