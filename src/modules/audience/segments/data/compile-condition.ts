import { toIso } from '../../../../kernel/time/instant.js';
import type { ConditionTree, FieldTest, Operator } from '../rules/condition.js';
import { CONTACT_COLUMNS, type ContactColumn } from '../rules/condition-fields.table.js';
import { daySpan, instantSpan, type Moment, type Span } from '../rules/day-span.js';

/** Values of one statement, named by their places. Nothing that came from outside is ever part of a text of SQL. */
export class SqlParameters {
  readonly values: unknown[];

  constructor(...values: unknown[]) {
    this.values = values;
  }

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/**
 * `joined`: for statements over all contacts: memberships are outer joins, which the planner turns into whatever the condition allows.
 * `probed`: for statements over a few contacts that are known already: each is looked up in the lists, whatever the planner thinks.
 */
export type MembershipsBy = 'joined' | 'probed';

const OPPOSITES: Partial<Record<Operator, Operator>> = { ne: 'eq', notWithinDays: 'withinDays', missing: 'exists' };

/** Turns conditions into SQL over `contacts c` of the account that is the first parameter. */
export class ConditionCompiler {
  /** To stand behind `contacts c`. Several conditions of one compiler share it. */
  joins = '';
  private readonly aliases = new Map<string, string>();

  constructor(
    readonly parameters: SqlParameters,
    private readonly moment: Moment,
    private readonly memberships: MembershipsBy = 'joined',
  ) {}

  /**
   * An expression that is true for the contacts that fulfil the condition, and false or null for the others. Negations are moved down to
   * the single tests, so that what is null (a missing value) never becomes true by a `not` above it.
   */
  where(tree: ConditionTree, negated = false): string {
    if (tree.test === 'not') return this.where(tree.of, !negated);
    if (tree.test === 'list') return sided(this.membership(tree.listId), negated);
    if (tree.test === 'field') {
      const opposite = OPPOSITES[tree.op];
      if (opposite === undefined) return sided(this.fieldTest(tree), negated);
      return sided(this.fieldTest({ ...tree, op: opposite }), !negated);
    }
    const parts = tree.of.map((one) => this.where(one, negated));
    return `(${parts.join((tree.test === 'all') === negated ? ' or ' : ' and ')})`;
  }

  /** Whether the contact is an active member of a list. */
  membership(listId: string): string {
    if (this.memberships === 'probed') {
      const id = this.parameters.add(listId, 'uuid');
      // `offset` keeps the planner from reading the whole list for a page of contacts.
      return `exists (select 1 from list_members m where m.account_id = $1 and m.list_id = ${id}
        and m.contact_id = c.id and m.status = 'active' offset 0)`;
    }
    return `${this.joinOf(listId)}.contact_id is not null`;
  }

  /** Whether the contact is none, of a statement over all contacts: the planner knows it as a join that finds nothing. */
  noMembership(listId: string): string {
    return `${this.joinOf(listId)}.contact_id is null`;
  }

  private joinOf(listId: string): string {
    const known = this.aliases.get(listId);
    if (known !== undefined) return known;
    const alias = `m${this.aliases.size + 1}`;
    this.aliases.set(listId, alias);
    this.joins += `
      left join list_members ${alias} on ${alias}.account_id = $1 and ${alias}.list_id = ${this.parameters.add(listId, 'uuid')}
       and ${alias}.contact_id = c.id and ${alias}.status = 'active'`;
    return alias;
  }

  private fieldTest(test: FieldTest): string {
    switch (test.kind) {
      case 'tags':
        return this.tags(test);
      case 'instant':
        return this.instant(test);
      case 'date':
        return this.date(test);
      case 'number':
        return this.number(test);
      case 'boolean':
        return this.boolean(test);
      case 'text':
        return this.text(test);
    }
  }

  private tags({ op, value }: FieldTest): string {
    if (op === 'exists') return `c.tags <> '{}'`;
    if (op === 'in') return `c.tags && ${this.parameters.add(value, 'text[]')}`;
    return `c.tags @> ${this.parameters.add([value], 'text[]')}`;
  }

  private text(test: FieldTest): string {
    const { op, value } = test;
    const given = this.valueOf(test);
    if (op === 'exists') return `${given} <> ''`;
    if (op === 'in') return `${given} = any (${this.parameters.add(value, 'text[]')})`;
    const wanted = this.parameters.add(value, 'text');
    // Neither has wildcards: what a customer writes is looked for as it stands.
    if (op === 'contains') return `strpos(${given}, ${wanted}) > 0`;
    if (op === 'startsWith') return `starts_with(${given}, ${wanted})`;
    return `${given} = ${wanted}`;
  }

  private number(test: FieldTest): string {
    const { op, value, name } = test;
    if (op === 'exists') return `${this.valueOf(test)} is not null`;
    const given = `c.fields -> ${this.parameters.add(name, 'text')}`;
    if (op === 'eq') return `${given} = to_jsonb(${this.parameters.add(value, 'numeric')})`;
    if (op === 'in')
      return `case jsonb_typeof(${given}) when 'number' then (${given})::numeric = any (${this.parameters.add(value, 'numeric[]')}) end`;
    // A value of an older type must not end the statement with an error.
    return `case jsonb_typeof(${given}) when 'number' then (${given})::numeric ${SIGNS[op]} ${this.parameters.add(value, 'numeric')} end`;
  }

  private boolean(test: FieldTest): string {
    if (test.op === 'exists') return `${this.valueOf(test)} is not null`;
    const key = this.parameters.add(test.name, 'text');
    return `c.fields -> ${key} = to_jsonb(${this.parameters.add(test.value, 'boolean')})`;
  }

  private date(test: FieldTest): string {
    const given = `(${this.valueOf(test)}) collate "C"`;
    if (test.op === 'exists') return `${given} is not null`;
    return this.within(given, daySpan(test, this.moment), (day) => this.parameters.add(day, 'text'));
  }

  private instant(test: FieldTest): string {
    const given = this.valueOf(test);
    if (test.op === 'exists') return `${given} is not null`;
    return this.within(given, instantSpan(test, this.moment), (at) => this.parameters.add(toIso(at), 'timestamptz'));
  }

  private within<T>(given: string, { from, before }: Span<T>, add: (end: T) => string): string {
    const ends = [
      from === null ? null : `${given} >= ${add(from)}`,
      before === null ? null : `${given} < ${add(before)}`,
    ];
    return ends.filter((end) => end !== null).join(' and ');
  }

  private valueOf({ name, own }: FieldTest): string {
    return own
      ? `(c.fields ->> ${this.parameters.add(name, 'text')})`
      : `c.${CONTACT_COLUMNS[name as ContactColumn].column}`;
  }
}

function sided(leaf: string, negated: boolean): string {
  return negated ? `(${leaf}) is not true` : `(${leaf})`;
}

const SIGNS: Partial<Record<Operator, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };
