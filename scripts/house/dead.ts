/** What nobody uses is deleted: values that are exported and imported by nobody. Types may be exported for their name alone. */
import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type House, type Rule } from './house.ts';

/** Files whose exports are asked for by a framework, a tool, or a person. */
const ASKED_FROM_OUTSIDE =
  /(^src\/routes\/.*\/?\+|^src\/hooks|^src\/service-worker|^src\/params\/|\.d\.ts$|^src\/platform\/db\/schema\.ts$)/;

export const deadExports: Rule = {
  name: 'dead-exports',
  breaches: (house) => {
    const code = pathsOf(house, /^(src|server|db|scripts|bench|tests)\/.*\.(ts|mjs|svelte)$/, {
      tests: true,
    });
    const used = new Set(code.flatMap((path) => importedBy(house, path)));
    return code
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !ASKED_FROM_OUTSIDE.test(path))
      .flatMap((path) =>
        exportsOf(treeOf(house, path))
          .filter(({ name }) => !used.has(`${path} ${name}`) && !used.has(`${path} *`))
          .map(({ name, node }) => ({
            file: placeOf(path, node),
            about: name,
            why: `${name} is exported and nobody imports it`,
          })),
      );
  },
};

function exportsOf(tree: ts.SourceFile): { name: string; node: ts.Node }[] {
  return tree.statements.flatMap((statement): { name: string; node: ts.Node }[] => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations
        .filter((one) => ts.isIdentifier(one.name))
        .map((one) => ({ name: one.name.getText(), node: one }));
    const isValue = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    // A default export is asked for by a tool.
    const isDefault = ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
    return isValue && statement.name && !isDefault ? [{ name: statement.name.text, node: statement }] : [];
  });
}

/** `file name` of everything a file imports; `file *` when it takes the whole. */
function importedBy(house: House, path: string): string[] {
  return [...nodesOf(treeOf(house, path))].flatMap((node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const target = node.arguments[0];
      return target && ts.isStringLiteralLike(target) ? [`${resolve(path, target.text)} *`] : [];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      return [`${resolve(path, node.argument.literal.getText().slice(1, -1))} *`];
    const isModule = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (!isModule || !node.moduleSpecifier) return [];
    const target = resolve(path, (node.moduleSpecifier as ts.StringLiteral).text);
    const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
    if (bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)))
      return bindings.elements.map((one) => `${target} ${(one.propertyName ?? one.name).text}`);
    if (bindings && ts.isNamespaceImport(bindings)) return usesOf(node, bindings.name.text, target);
    return ts.isExportDeclaration(node) ? [`${target} *`] : [];
  });
}

/** `import * as tickets`: only the members that are named afterwards are used. */
function usesOf(node: ts.Node, name: string, target: string): string[] {
  return [...nodesOf(node.getSourceFile())].flatMap((one) =>
    ts.isPropertyAccessExpression(one) && one.expression.getText() === name
      ? [`${target} ${one.name.text}`]
      : [],
  );
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#tests/')) return specifier.replace('#', '');
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
}
