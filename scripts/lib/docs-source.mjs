/** What the generators read from the sources: imports, test names, declared consumers and events. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { listFiles } from './check-files.mjs';

/** Every source file once, as text, keyed by its path from the root. */
export function readSources(root) {
  const files = listFiles(root, ['src', 'test', 'migrations']).filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** The relative imports of a file, as paths from the root. */
export function importsOf(file, text) {
  const found = [];
  for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    found.push(normalize(join(dirname(file), path)).replace(/\.js$/, '.ts'));
  }
  return found;
}

/** The words of a string, template or concatenation; what is computed at run time shows as …. */
function wordsOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return wordsOf(node.left) + wordsOf(node.right);
  return '…';
}

/** A row of a table of tests that begins with the rules it proves. */
const NAMED_ROW = /^(?:(?:R-\d{3}|[DC]-\d{2})(?:, | to |: )?)+/;

/** The names given to `it(…)` and `test(…)`, and those of the rows of tables that name rules. */
export function testNames(file, text) {
  const names = [];
  const visit = (node) => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      /^(?:it|test)$/.test(node.expression.text) &&
      node.arguments[0]
    ) {
      names.push(wordsOf(node.arguments[0]));
    } else if (
      ts.isArrayLiteralExpression(node) &&
      node.elements[0] &&
      ts.isStringLiteralLike(node.elements[0]) &&
      NAMED_ROW.test(node.elements[0].text)
    ) {
      names.push(node.elements[0].text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
  return names;
}

/** The members of an interface with their doc comments and their types as written. */
export function interfaceMembers(file, text, name) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const members = [];
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name) {
      for (const member of node.members) {
        if (!ts.isPropertySignature(member)) continue;
        const doc = ts
          .getJSDocCommentsAndTags(member)
          .map((d) => ts.getTextOfJSDocComment(d.comment) ?? '')
          .join(' ');
        members.push({
          name: member.name.text,
          type: (member.type?.getText(source) ?? '').replace(/\s+/g, ' '),
          doc: doc.replace(/\s+/g, ' ').trim(),
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return members;
}

export const moduleOf = (file) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? null;

/** Text that may stand in a table cell. */
export const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
