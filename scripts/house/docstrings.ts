/** Exported functions of the rooms and of the shared words say why they are there. */
import ts from 'typescript';
import { pathsOf, placeOf, treeOf, type Rule } from './house.ts';

export const docstrings: Rule = {
  name: 'docstrings',
  breaches: (house) =>
    pathsOf(house, /^src\/(domain|shared|platform)\/.*\.ts$/).flatMap((path) =>
      treeOf(house, path)
        .statements.filter(isExported)
        .filter((statement) => isFunction(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
        .map((statement) => ({
          file: placeOf(path, statement),
          why: `${nameOf(statement)} is exported and has no docstring`,
        })),
    ),
};

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isFunction(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement)) return true;
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(
      ({ initializer }) =>
        initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    )
  );
}

function nameOf(statement: ts.Statement): string {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? 'a function';
  return ts.isVariableStatement(statement)
    ? (statement.declarationList.declarations[0]?.name.getText() ?? '')
    : '';
}
