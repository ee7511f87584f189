/** What the fields of a condition are compared as. `date` has no time of day, `instant` has. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'tags';

export const OPERATORS = [
  'eq',
  'ne',
  'in',
  'contains',
  'startsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'before',
  'after',
  'withinDays',
  'notWithinDays',
  'exists',
  'missing',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a contact's own field, or one that every contact has, is called and compared as. */
export interface ConditionField {
  name: string;
  kind: FieldKind;
  /** Of the account's own making; else a column of every contact. */
  own: boolean;
}

export type ConditionValue = string | number | boolean | readonly (string | number)[];

export interface FieldTest extends ConditionField {
  test: 'field';
  op: Operator;
  /** Of the type that the operator takes; null for those that take none. */
  value: ConditionValue | null;
}

export interface ListTest {
  test: 'list';
  listId: string;
  /** As the list was called when the condition was read. */
  name: string;
}

export interface Group {
  test: 'all' | 'any';
  of: readonly ConditionTree[];
}

export interface Negation {
  test: 'not';
  of: ConditionTree;
}

/**
 * A condition that was read: every field is known, every operator fits, every value is of its type. It is JSON itself, and says all
 * that is needed to judge contacts, also when a field or a list is gone by then.
 */
export type ConditionTree = FieldTest | ListTest | Group | Negation;
