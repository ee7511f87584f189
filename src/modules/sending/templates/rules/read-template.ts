import Handlebars from 'handlebars';
import { HtmlPlaces } from './html-places.js';
import type { Operand, Path, Place, Program, ReadTemplate, TemplateFault, TemplateNode } from './template-nodes.js';

/** The parser takes some ten microseconds for a tag. */
const MAX_TAGS = 5_000;
const MAX_DEPTH = 20;
const MAX_FALLBACKS = 3;
const MAX_FAULTS = 50;
const SPECIAL = new Set(['index', 'first', 'last', 'key']);

type Statement = hbs.AST.Statement;
type Location = { line: number; column: number };

/** A template as the programs of this module know it, or all that is wrong with it. `html` escapes by place. */
export function readTemplate(source: string, kind: 'html' | 'plain'): ReadTemplate {
  const excess = tooComplex(source);
  if (excess !== null) return { ok: false, faults: [excess] };
  const parsed = parse(source);
  if (!parsed.ok) return parsed;
  const reader = new TemplateReader(kind);
  const program = reader.program(parsed.body, 0, 0);
  return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, program };
}

function excess(tags: number, depth: number): string | null {
  if (tags > MAX_TAGS) return `More than ${MAX_TAGS} tags.`;
  return depth > MAX_DEPTH + 1 ? `Conditions and lists are nested deeper than ${MAX_DEPTH}.` : null;
}

/** Judged before parsing: the parser's own passes are recursive, and its time grows with the tags. */
function tooComplex(source: string): TemplateFault | null {
  let [tags, depth] = [0, 0];
  for (let at = source.indexOf('{{'); at >= 0; at = source.indexOf('{{', at + 2)) {
    tags += 1;
    const sign = /^\{\{\{?\{?~?([#^/])/.exec(source.slice(at, at + 6))?.[1];
    if (sign !== undefined) depth += sign === '/' ? -1 : 1;
    const message = excess(tags, depth);
    if (message !== null) return { code: 'template_too_complex', ...positionOf(source, at), message };
  }
  return null;
}

function positionOf(source: string, at: number): Location {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

interface SyntaxError {
  text?: string;
  token?: string | null;
  line: number;
  loc?: { first_line: number; first_column: number };
}
class NotATemplate extends Error {
  constructor(readonly hash: SyntaxError) {
    super('not a template');
  }
}
interface Parser {
  parseError: (message: string, hash: SyntaxError) => never;
  lexer: { yylloc: { first_line: number; first_column: number } };
}
const parser = (Handlebars as unknown as { Parser: Parser }).Parser;
/* Its own error says no column; nothing else in the product uses this parser. */
parser.parseError = (_message, hash) => {
  throw new NotATemplate(hash);
};

type Parsed = { ok: true; body: readonly Statement[] } | { ok: false; faults: TemplateFault[] };

function parse(source: string): Parsed {
  try {
    return { ok: true, body: Handlebars.parse(source).body };
  } catch (error) {
    if (error instanceof NotATemplate) return { ok: false, faults: [syntaxFault(error.hash)] };
    const { lineNumber, column, message } = error as { lineNumber?: number; column?: number; message: string };
    if (lineNumber === undefined) throw error;
    const said = message.replace(/ - \d+:\d+$/, '');
    const at = { line: lineNumber, column: (column ?? 0) + 1 };
    return { ok: false, faults: [{ code: 'template_syntax', ...at, message: `${said}.` }] };
  }
}

function syntaxFault({ text = '', token, loc }: SyntaxError): TemplateFault {
  const { first_line: line, first_column: column } = loc ?? parser.lexer.yylloc;
  const place = { code: 'template_syntax' as const, line, column: column + 1 };
  if (token === 'EOF') return { ...place, message: 'A tag, condition or list is not closed.' };
  return { ...place, message: text === '' ? 'This cannot be read.' : `"${text.slice(0, 20)}" cannot stand here.` };
}

/** Takes what the language has, and names everything else. */
class TemplateReader {
  readonly faults: TemplateFault[] = [];
  private readonly places: HtmlPlaces | null;

  constructor(kind: 'html' | 'plain') {
    this.places = kind === 'html' ? new HtmlPlaces() : null;
  }

  program(body: readonly Statement[], depth: number, lists: number): Program {
    return body.flatMap((statement) => this.node(statement, depth, lists) ?? []);
  }

  private node(statement: Statement, depth: number, lists: number): TemplateNode | null {
    switch (statement.type) {
      case 'ContentStatement':
        return this.literal((statement as hbs.AST.ContentStatement).value);
      case 'CommentStatement':
        return null;
      case 'MustacheStatement':
        return this.print(statement as hbs.AST.MustacheStatement, lists);
      case 'BlockStatement':
        return this.block(statement as hbs.AST.BlockStatement, depth + 1, lists);
      case 'PartialStatement':
      case 'PartialBlockStatement':
        return this.refuse(statement, 'Including other templates ({{> …}}) is not supported.');
      default:
        return this.refuse(statement, 'Decorators ({{* …}}) are not supported.');
    }
  }

  private literal(text: string): TemplateNode | null {
    if (text === '') return null;
    this.places?.read(text);
    return { kind: 'literal', text, bytes: Buffer.byteLength(text) };
  }

  private print(statement: hbs.AST.MustacheStatement, lists: number): TemplateNode | null {
    const { params, escaped } = statement;
    const place = this.placeOf(statement);
    if (statement.hash !== undefined && statement.hash !== null)
      return this.refuse(statement, 'Named arguments (name=…) are not supported.');
    const isDefault = isWord(statement.path, 'default') && params.length > 0;
    if (params.length > 0 && !isDefault)
      return this.refuse(statement, `"${nameOf(statement.path)}" is no helper; of these there is only default.`);
    if (isDefault && (params.length < 2 || params.length > 1 + MAX_FALLBACKS))
      return this.refuse(statement, 'default takes a variable and what stands for it: {{default name "you"}}.');
    const path = this.path(isDefault ? params[0]! : statement.path, lists);
    const fallbacks = params.slice(1).map((operand) => this.operand(operand, lists));
    if (path === null || place === null || !fallbacks.every((fallback) => fallback !== null)) return null;
    return { kind: 'print', path, fallbacks, place, raw: !escaped };
  }

  private placeOf(statement: hbs.AST.MustacheStatement): Place | null {
    if (this.places === null) return 'plain';
    const place = this.places.print();
    if (place !== 'forbidden') return place;
    return this.refuse(statement, 'A variable inside a script can never be made safe.');
  }

  private block(statement: hbs.AST.BlockStatement, depth: number, lists: number): TemplateNode | null {
    const { params, program, inverse } = statement;
    const [isIf, isEach] = [isWord(statement.path, 'if'), isWord(statement.path, 'each')];
    if (depth > MAX_DEPTH) return this.refuse(statement, `Nested deeper than ${MAX_DEPTH}.`);
    if (!isIf && !isEach)
      return this.refuse(statement, `{{#${nameOf(statement.path)}}} is not supported; there are if and each.`);
    if (statement.hash !== undefined && statement.hash !== null)
      return this.refuse(statement, 'Named arguments (name=…) are not supported.');
    if (params.length !== 1) return this.refuse(statement, `${isIf ? 'if' : 'each'} takes one variable.`);
    const named = [program, inverse].some((part) => part?.blockParams !== undefined && part.blockParams.length > 0);
    if (named) return this.refuse(statement, 'Names for items (as |item|) are not supported: use this.');
    const path = this.path(params[0]!, lists);
    const before = this.places?.now;
    const first = this.program(program?.body ?? [], depth, isEach ? lists + 1 : lists);
    const after = this.places?.now;
    if (before !== undefined) this.places!.goTo(before);
    const other = inverse === undefined || inverse === null ? null : this.program(inverse.body, depth, lists);
    if (after !== undefined) this.places!.join(after);
    if (path === null) return null;
    return isIf ? { kind: 'if', path, yes: first, no: other ?? [] } : { kind: 'each', path, body: first, none: other };
  }

  private operand(expression: hbs.AST.Expression, lists: number): Operand | null {
    if (
      expression.type === 'StringLiteral' ||
      expression.type === 'NumberLiteral' ||
      expression.type === 'BooleanLiteral'
    )
      return { value: String((expression as hbs.AST.StringLiteral).value) };
    const path = this.path(expression, lists);
    return path === null ? null : { path };
  }

  private path(expression: hbs.AST.Expression, lists: number): Path | null {
    if (expression.type === 'SubExpression')
      return this.refuse(expression, 'Expressions in brackets are not supported.');
    if (expression.type !== 'PathExpression') return this.refuse(expression, 'Here stands the name of a variable.');
    const { data, depth, parts, original: written } = expression as hbs.AST.PathExpression;
    if (data) return this.special(expression as hbs.AST.PathExpression, lists);
    if (depth > lists) return this.refuse(expression, `"${written}" leads out of the template.`);
    return { parts, up: depth, about: null, written };
  }

  private special(expression: hbs.AST.PathExpression, lists: number): Path | null {
    const { depth, parts, original: written } = expression;
    const [name, ...rest] = parts;
    if (name === 'root' && depth === 0) return { parts: rest, up: null, about: null, written };
    if (name === undefined || !SPECIAL.has(name) || rest.length > 0 || depth > 0)
      return this.refuse(expression, `${written} is not supported; there are @index, @first, @last, @key and @root.`);
    if (lists === 0) return this.refuse(expression, `${written} has a meaning only inside each.`);
    return { parts: [], up: 0, about: name as Path['about'], written };
  }

  private refuse({ loc }: { loc: hbs.AST.SourceLocation }, message: string): null {
    const { line, column } = loc.start;
    if (this.faults.length < MAX_FAULTS)
      this.faults.push({ code: 'template_unsupported', line, column: column + 1, message });
    return null;
  }
}

function isWord(expression: hbs.AST.Expression, word: string): boolean {
  return expression.type === 'PathExpression' && (expression as hbs.AST.PathExpression).original === word;
}

function nameOf(expression: hbs.AST.Expression): string {
  return String((expression as hbs.AST.PathExpression).original).slice(0, 40);
}
