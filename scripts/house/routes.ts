/** Rule 9: routes are thin. */
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type House, type Rule } from './house.ts';

/** An action, a load, a handler, or what stands beside them: more than so many statements belong into a room. */
const MOST_STATEMENTS = 10;

export const thinRoutes: Rule = {
  name: 'thin-routes',
  breaches: (house) =>
    functionsOfRoutes(house)
      .filter(({ statements }) => statements > MOST_STATEMENTS)
      .map(({ place, name, statements }) => ({
        file: place,
        about: name,
        why: `${name} has ${statements} statements, ${MOST_STATEMENTS} are the most; the rest moves into a room`,
      })),
};

interface RouteFunction {
  readonly place: string;
  readonly name: string;
  readonly statements: number;
}

function functionsOfRoutes(house: House): RouteFunction[] {
  return pathsOf(house, /^src\/routes\/.*(\.server|\+server)\.ts$/).flatMap((path) =>
    [...nodesOf(treeOf(house, path))]
      .filter((node): node is ts.FunctionLikeDeclaration & { body: ts.Block } => hasBlock(node))
      .map((node) => ({
        place: placeOf(path, node),
        name: nameOf(node),
        statements: statementsIn(node.body),
      })),
  );
}

function hasBlock(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && ts.isBlock(node.body as ts.Node)
  );
}

/** Statements however they are wrapped or nested; functions inside are counted by themselves. */
function statementsIn(node: ts.Node): number {
  let count = 0;
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionLike(child)) return;
    if (isStatement(child)) count += 1;
    count += statementsIn(child);
  });
  return count;
}

function isStatement(node: ts.Node): boolean {
  return (
    node.kind >= ts.SyntaxKind.FirstStatement && node.kind <= ts.SyntaxKind.LastStatement && !ts.isBlock(node)
  );
}

function nameOf(node: ts.Node): string {
  const named = [node, node.parent].find(
    (one) => 'name' in one && one.name !== undefined && ts.isIdentifier(one.name as ts.Node),
  ) as { name: ts.Identifier } | undefined;
  return named?.name.text ?? 'a function';
}
