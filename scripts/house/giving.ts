/** Time, chance and what follows are given, never taken; refusals have names. */
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type Breach, type House, type Rule } from './house.ts';

/** Rule 5: whoever takes the time by herself cannot be told it by a test. */
export const timeIsGiven: Rule = {
  name: 'time-is-given',
  breaches: (house) =>
    inCode(house, /^src\/(domain|shared|routes\/.*\.server\.ts$|routes\/.*\+server\.ts$)/, (node) => {
      if (
        ts.isNewExpression(node) &&
        node.expression.getText() === 'Date' &&
        (node.arguments?.length ?? 0) === 0
      )
        return 'new Date() takes the time; it is given as regency.now()';
      if (!ts.isCallExpression(node)) return undefined;
      const called = node.expression.getText();
      return ['Date.now', 'performance.now', 'Math.random', 'crypto.randomUUID', 'randomUUID'].includes(
        called,
      )
        ? `${called}() takes time or chance; both are given`
        : undefined;
    }),
};

/** Chores repeat in one place only; everything that follows from an act is a row. */
const CHORES = 'src/platform/jobs/worker.server.ts';

/** Rule 7. */
export const noTimers: Rule = {
  name: 'no-timers',
  breaches: (house) =>
    inCode(
      house,
      /^src\/(domain|shared|platform|lang|hooks\.server\.ts|routes\/.*server\.ts$)/,
      (node, file) => {
        if (file === CHORES) return undefined;
        if (ts.isVoidExpression(node)) return 'a bare promise: what follows is awaited or is a row';
        if (!ts.isCallExpression(node)) return undefined;
        const called = node.expression.getText();
        if (/^(setTimeout|setInterval|setImmediate|queueMicrotask|process\.nextTick)$/.test(called))
          return `${called}: what follows is a row, never a timer`;
        const isThen = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'then';
        return isThen && ts.isExpressionStatement(node.parent)
          ? 'a bare promise: what follows is awaited or is a row'
          : undefined;
      },
    ),
};

/** Settings and files that are wrong before anybody can be refused: said once, at the start of the process. */
const BEFORE_THE_DOOR = ['src/platform/config.server.ts', 'src/platform/runtime.server.ts'];

/** Rule 8: a refusal is a Problem with a code and a status; a bug is a RangeError or TypeError and becomes an incident. */
export const refuseByName: Rule = {
  name: 'refuse-by-name',
  breaches: (house) =>
    inCode(house, /^src\/(domain|shared|platform|routes)\/.*\.ts$/, (node, file) => {
      if (!ts.isThrowStatement(node) || BEFORE_THE_DOOR.includes(file)) return undefined;
      const thrown = node.expression;
      if (ts.isNewExpression(thrown) && thrown.expression.getText() === 'Error')
        return 'throw a Problem, or RangeError for a bug';
      if (ts.isStringLiteralLike(thrown)) return 'throw a Problem, never a text';
      const called = ts.isCallExpression(thrown) ? thrown.expression.getText() : '';
      return called === 'error'
        ? 'throw a Problem of the room instead of the framework’s error()'
        : undefined;
    }),
};

function inCode(
  house: House,
  where: RegExp,
  judge: (node: ts.Node, file: string) => string | undefined,
): Breach[] {
  return pathsOf(house, where)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...nodesOf(treeOf(house, file))].flatMap((node) => {
        const why = judge(node, file);
        return why === undefined ? [] : [{ file: placeOf(file, node), why }];
      }),
    );
}
