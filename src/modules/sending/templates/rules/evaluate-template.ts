import { escapeValue, isSafeAddress } from './escape-value.js';
import { MAX_OUTPUT_BYTES, type RenderBudget } from './render-budget.js';
import type { Operand, Path, Program, TemplateNode } from './template-nodes.js';

const MAX_NAMES = 100;
/** Each recipient's own addresses: they stay as they stand until his copy is made, unless the sender gives them a value. */
const RECIPIENT_LINKS: ReadonlySet<string> = new Set(['unsubscribeUrl', 'preferencesUrl']);

export type VariableFaultCode = 'template_variable_missing' | 'wrong_type' | 'unsafe_address';

/** Variables that cannot be printed, by name; collected over all parts of a message. */
export class VariableFaults {
  private readonly codes = new Map<string, VariableFaultCode>();

  add(name: string, code: VariableFaultCode): void {
    if (this.codes.size < MAX_NAMES && !this.codes.has(name)) this.codes.set(name, code);
  }

  all(): { name: string; code: VariableFaultCode }[] {
    return [...this.codes].map(([name, code]) => ({ name, code }));
  }
}

/** Where names are looked up: the variables, or an item of a list. */
interface Context {
  readonly value: unknown;
  readonly name: string;
  readonly parent: Context | null;
  readonly about: { index: number; first: boolean; last: boolean; key: string } | null;
}

interface Found {
  readonly value: unknown;
  readonly name: string;
}

/**
 * What a template says with these variables; null when it costs too much (the budget knows why). Everything is evaluated
 * although a variable is missing, so that all of them are told at once.
 */
export function evaluateTemplate(
  program: Program,
  variables: object,
  budget: RenderBudget,
  faults: VariableFaults,
): string | null {
  const evaluation = new Evaluation(budget, faults);
  const top: Context = { value: variables, name: '', parent: null, about: null };
  return evaluation.run(program, top) ? evaluation.text() : null;
}

class Evaluation {
  private readonly pieces: string[] = [];
  private bytes = 0;

  constructor(
    private readonly budget: RenderBudget,
    private readonly faults: VariableFaults,
  ) {}

  text(): string {
    return this.pieces.join('');
  }

  run(program: Program, context: Context): boolean {
    return program.every((node) => this.budget.spend(1, 0) && this.node(node, context));
  }

  private node(node: TemplateNode, context: Context): boolean {
    switch (node.kind) {
      case 'literal':
        return this.write(node.text, node.bytes);
      case 'if':
        return this.run(isTrue(find(node.path, context).value) ? node.yes : node.no, context);
      case 'each':
        return this.each(node, context);
      case 'print':
        return this.print(node, context);
    }
  }

  private each(node: TemplateNode & { kind: 'each' }, context: Context): boolean {
    const list = find(node.path, context);
    const keys = keysOf(list.value);
    if (keys === null) {
      const isAbsent = list.value === undefined || list.value === null;
      if (!isAbsent) this.faults.add(list.name, 'wrong_type');
      else if (node.none === null) this.faults.add(list.name, 'template_variable_missing');
      return this.run(node.none ?? [], context);
    }
    if (keys.length === 0) return this.run(node.none ?? [], context);
    const isArray = Array.isArray(list.value);
    return keys.every((key, index) => {
      const name = isArray ? `${list.name}[${key}]` : joined(list.name, key);
      const about = { index, first: index === 0, last: index === keys.length - 1, key };
      const item: Context = { value: own(list.value, key), name, parent: context, about };
      return this.budget.spend(1, 0) && this.run(node.body, item);
    });
  }

  private print(node: TemplateNode & { kind: 'print' }, context: Context): boolean {
    const found = find(node.path, context);
    const [link = ''] = node.path.parts.length === 1 ? node.path.parts : [];
    if (found.value === undefined && RECIPIENT_LINKS.has(link)) return this.write(`{{${link}}}`, link.length + 4);
    const chosen = node.fallbacks.reduce(
      (so, fallback) => (isPresent(so.value) ? so : operand(fallback, context)),
      found,
    );
    const text = textOf(chosen.value);
    if (text === null) {
      const missing = chosen.value === undefined || chosen.value === null;
      this.faults.add(missing ? found.name : chosen.name, missing ? 'template_variable_missing' : 'wrong_type');
      return true;
    }
    if (!node.raw && node.place === 'url' && !isSafeAddress(text)) {
      this.faults.add(chosen.name, 'unsafe_address');
      return true;
    }
    if (this.bytes + text.length > MAX_OUTPUT_BYTES) return this.budget.exceed('output');
    const shown = node.raw ? text : escapeValue(text, node.place);
    return this.write(shown, Buffer.byteLength(shown));
  }

  private write(text: string, bytes: number): boolean {
    this.bytes += bytes;
    if (this.bytes > MAX_OUTPUT_BYTES) return this.budget.exceed('output');
    this.pieces.push(text);
    return this.budget.spend(0, bytes);
  }
}

function operand(operand: Operand, context: Context): Found {
  return 'path' in operand ? find(operand.path, context) : { value: operand.value, name: '' };
}

function find(path: Path, context: Context): Found {
  if (path.about !== null) return { value: context.about?.[path.about], name: path.written };
  let at = context;
  for (let up = path.up ?? Number.POSITIVE_INFINITY; up > 0 && at.parent !== null; up -= 1) at = at.parent;
  let { value, name } = at;
  for (const part of path.parts) {
    value = own(value, part);
    name = joined(name, part);
  }
  return { value, name: name === '' ? path.written : name };
}

function joined(name: string, part: string): string {
  return name === '' ? part : `${name}.${part}`;
}

/** Only what an object holds itself as a plain value: no prototype, no accessor, no length of a list. */
function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && !/^(?:0|[1-9]\d{0,8})$/.test(name)) return undefined;
  const known = Object.getOwnPropertyDescriptor(value, name);
  return known?.enumerable === true ? (known.value as unknown) : undefined;
}

/** Of a list or an object; null for everything else. */
function keysOf(value: unknown): string[] | null {
  return typeof value === 'object' && value !== null ? Object.keys(value) : null;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 0;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}
