/** Rules 3, 4 and 6: one function is asked, one writes the history, and forms are parsed where they come in. */
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type House, type Rule } from './house.ts';

/** Rule 3: a route or a command that names duties by itself will one day say something else than the button. */
export const oneQuestion: Rule = {
  name: 'one-question',
  breaches: (house) =>
    callsIn(house, /^src\/(routes\/|domain\/.*\.commands\.server\.ts$)/).flatMap(({ path, node, called }) =>
      called === 'hasDuty'
        ? [
            {
              file: placeOf(path, node),
              about: called,
              why: 'asks for a duty; ask the policy what may be done',
            },
          ]
        : [],
    ),
};

/** Each table of history, and the one file that writes it. */
const RECORDERS: Readonly<Record<string, string>> = {
  ticketActs: 'src/domain/tickets/ticket.record.server.ts',
  ticketRounds: 'src/domain/tickets/ticket.record.server.ts',
  industryActs: 'src/domain/registry/industry.record.server.ts',
  helpActs: 'src/domain/help/help.record.server.ts',
  sentraActs: 'src/domain/sentra/sentra.record.server.ts',
  gradingActs: 'src/domain/grading/grading.record.server.ts',
  nagariActs: 'src/domain/nagari/nagari.record.server.ts',
  visitActs: 'src/domain/visits/visit.record.server.ts',
  audits: 'src/domain/offices/audit.server.ts',
};

/**
 * The one place where something is taken out of a history, and how. Of an act: a name that stands in its values, when the
 * person it belongs to asks for erasure (UU 27/2022); the act, its instant, its actor and its order stay. Of the changes:
 * whole lines, once they are older than the period the office keeps them for.
 */
const ERASERS: Readonly<Record<string, { readonly by: string; readonly path: string }>> = {
  industryActs: { by: '.updateTable', path: 'src/domain/registry/owner-data.commands.server.ts' },
  audits: { by: '.deleteFrom', path: 'src/domain/tickets/retention.sweep.server.ts' },
};

/** Rule 4: history is written by one function, and never changed. */
export const oneWriter: Rule = {
  name: 'one-writer',
  breaches: (house) =>
    callsIn(house, /^src\/.*\.ts$/).flatMap(({ path, node, called }) => {
      const [first] = node.arguments;
      const table = first && ts.isStringLiteralLike(first) ? first.text : '';
      const recorder = RECORDERS[table];
      if (recorder === undefined) return [];
      const eraser = ERASERS[table];
      if (eraser && called.endsWith(eraser.by) && path === eraser.path) return [];
      if (/\.(updateTable|deleteFrom|mergeInto)$/.test(called))
        return [{ file: placeOf(path, node), why: 'nobody edits or deletes an act' }];
      return called.endsWith('.insertInto') && path !== recorder
        ? [{ file: placeOf(path, node), why: `acts are recorded by ${recorder} alone` }]
        : [];
    }),
};

const READER = 'src/routes/answer-form.server.ts';

/** Rule 6: a field that is read past its schema is unchecked, and a body that is no form must not break anything. */
export const parsedAtTheDoor: Rule = {
  name: 'parsed-at-the-door',
  breaches: (house) =>
    callsIn(house, /^src\/routes\/.*server\.ts$/).flatMap(({ path, node, called }) => {
      const file = placeOf(path, node);
      if (called.endsWith('.formData') && path !== READER)
        return [{ file, about: 'formData', why: 'reads the body by itself; ask readForm' }];
      const [first] = node.arguments;
      // Files have a schema of their own: takeFiles looks into each.
      const isFile = first && ts.isStringLiteralLike(first) && first.text === 'files';
      const isField = !isFile && /\.(get|getAll)$/.test(called) && first && ts.isStringLiteralLike(first);
      return isField && /(^|\W)(data|form|formData|readForm)\b/.test(called)
        ? [{ file, about: first.text, why: `reads '${first.text}' past a schema; parse it with parseForm` }]
        : [];
    }),
};

function callsIn(house: House, where: RegExp): { path: string; node: ts.CallExpression; called: string }[] {
  return pathsOf(house, where).flatMap((path) =>
    [...nodesOf(treeOf(house, path))]
      .filter(ts.isCallExpression)
      .map((node) => ({ path, node, called: node.expression.getText() })),
  );
}
