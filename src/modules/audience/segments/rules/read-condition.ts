import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import type { FieldType } from '../../contacts/index.js';
import { type ConditionTree, OPERATORS, type Operator } from './condition.js';
import { fieldNamed, OPERATORS_OF } from './condition-fields.table.js';
import { readValue } from './condition-value.js';

export const MAX_DEPTH = 10;
export const MAX_NODES = 100;
const MAX_FAULTS = 100;

/** What an account has that conditions may name. */
export interface ConditionFacts {
  fields: ReadonlyMap<string, FieldType>;
  /** Names of lists by id. */
  lists: ReadonlyMap<string, string>;
}

/** `pointer` leads to the same place as `field`, as RFC 6901 writes it, from the condition itself on. */
export interface ConditionFault extends FieldFault {
  pointer: string;
}
export type ReadCondition = { ok: true; tree: ConditionTree } | { ok: false; faults: ConditionFault[] };

type Path = readonly (string | number)[];

/** A condition as customers write it, against what the account has. Every fault is told with its place. */
export function readCondition(given: unknown, facts: ConditionFacts, at = 'condition'): ReadCondition {
  const reader = new ConditionReader(facts, at);
  const tree = reader.node(given, []);
  return reader.faults.length > 0 || tree === null ? { ok: false, faults: reader.faults } : { ok: true, tree };
}

/** Ids of the lists that a condition names, whatever else is wrong with it. */
export function listIdsIn(given: unknown): string[] {
  const ids = new Set<string>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH * 2) return;
    if (Array.isArray(value)) return value.slice(0, MAX_NODES).forEach((one) => visit(one, depth + 1));
    const { inList, all, any, not } = value as Record<string, unknown>;
    const id = typeof inList === 'string' ? parseWireId(WIRE_PREFIXES.list, inList) : null;
    if (id !== null) ids.add(id);
    for (const inner of [all, any, not]) visit(inner, depth + 1);
  };
  visit(given, 0);
  return [...ids].slice(0, MAX_NODES);
}

const FORMS = ['all', 'any', 'not', 'inList', 'field'] as const;

class ConditionReader {
  readonly faults: ConditionFault[] = [];
  private nodes = 0;

  constructor(
    private readonly facts: ConditionFacts,
    private readonly at: string,
  ) {}

  node(given: unknown, path: Path): ConditionTree | null {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) return this.nodes === MAX_NODES + 1 ? this.fault(path, 'too_many', TOO_MANY) : null;
    const depth = path.filter((step) => typeof step === 'string').length + 1;
    if (depth > MAX_DEPTH) return this.fault(path, 'too_deep', `At most ${MAX_DEPTH} levels.`);
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return this.fault(path, 'wrong_type', ONE_OF);
    const members = given as Record<string, unknown>;
    const forms = FORMS.filter((form) => Object.hasOwn(members, form));
    if (forms.length !== 1) return this.fault(path, forms.length === 0 ? 'required' : 'not_allowed', ONE_OF);
    this.strangers(members, path, forms[0] === 'field' ? ['field', 'op', 'value'] : [forms[0]!]);
    return this.form(forms[0]!, members, path);
  }

  private form(form: (typeof FORMS)[number], members: Record<string, unknown>, path: Path): ConditionTree | null {
    if (form === 'field') return this.test(members, path);
    if (form === 'inList') return this.membership(members.inList, [...path, 'inList']);
    if (form === 'all' || form === 'any') return this.group(form, members[form], [...path, form]);
    const of = this.node(members.not, [...path, 'not']);
    return of && { test: 'not', of };
  }

  private group(form: 'all' | 'any', given: unknown, path: Path): ConditionTree | null {
    if (!Array.isArray(given)) return this.fault(path, 'wrong_type', 'A list of conditions.');
    if (given.length === 0) return this.fault(path, 'too_few', 'At least one condition.');
    const of: ConditionTree[] = [];
    for (const [place, one] of given.entries()) {
      if (this.nodes > MAX_NODES || this.faults.length >= MAX_FAULTS) return null;
      const tree = this.node(one, [...path, place]);
      if (tree !== null) of.push(tree);
    }
    return { test: form, of };
  }

  private membership(given: unknown, path: Path): ConditionTree | null {
    if (typeof given !== 'string') return this.fault(path, 'wrong_type', 'The id of a list.');
    const listId = parseWireId(WIRE_PREFIXES.list, given);
    const name = listId === null ? undefined : this.facts.lists.get(listId);
    if (listId === null || name === undefined) return this.fault(path, 'reference_not_found', 'There is no such list.');
    return { test: 'list', listId, name };
  }

  private test(members: Record<string, unknown>, path: Path): ConditionTree | null {
    const { field: name, op, value: given } = members;
    const field = typeof name === 'string' ? fieldNamed(name, this.facts.fields) : null;
    const operator = OPERATORS.find((known) => known === op);
    if (typeof name !== 'string') this.fault([...path, 'field'], 'wrong_type', 'The key of a field.');
    else if (field === null) this.fault([...path, 'field'], 'field_not_found', 'Contacts have no such field.');
    if (operator === undefined) this.operatorFault(op, [...path, 'op']);
    if (field === null || operator === undefined) return null;
    const fitting: readonly Operator[] = OPERATORS_OF[field.kind];
    if (!fitting.includes(operator))
      return this.fault([...path, 'op'], 'operator_not_allowed', `${KIND[field.kind]}: ${fitting.join(', ')}.`);
    const value = readValue(field, operator, given);
    if (value.ok) return { test: 'field', ...field, op: operator, value: value.value };
    for (const { at, code, message } of value.faults)
      this.fault(at === undefined ? [...path, 'value'] : [...path, 'value', at], code, message);
    return null;
  }

  private operatorFault(op: unknown, path: Path): void {
    if (op === undefined) this.fault(path, 'required');
    else if (typeof op !== 'string') this.fault(path, 'wrong_type');
    else this.fault(path, 'not_allowed', `One of ${OPERATORS.join(', ')}.`);
  }

  private strangers(members: Record<string, unknown>, path: Path, known: readonly string[]): void {
    for (const name of Object.keys(members))
      if (!known.includes(name)) this.fault([...path, name.slice(0, 40)], 'unknown_field');
  }

  private fault(path: Path, code: string, message = ''): null {
    if (this.faults.length >= MAX_FAULTS) return null;
    const field = path.reduce<string>(
      (so, step) => (typeof step === 'number' ? `${so}[${step}]` : `${so}.${step}`),
      this.at,
    );
    const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    this.faults.push({ field, code, message, pointer });
    return null;
  }
}

const ONE_OF = 'One of {all: […]}, {any: […]}, {not: …}, {inList: …}, {field, op, value}.';
const TOO_MANY = `At most ${MAX_NODES} conditions in one.`;
const KIND = {
  text: 'For a text',
  number: 'For a number',
  boolean: 'For yes or no',
  date: 'For a date',
  instant: 'For a time',
  tags: 'For tags',
} as const;
