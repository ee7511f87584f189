import type { FieldType } from '../../contacts/index.js';
import type { ConditionField, FieldKind, Operator } from './condition.js';

/** What every contact has, by the name that conditions use, and the column behind it. */
export const CONTACT_COLUMNS = {
  email: { kind: 'text', column: 'email' },
  phone: { kind: 'text', column: 'phone' },
  language: { kind: 'text', column: 'language' },
  timeZone: { kind: 'text', column: 'time_zone' },
  mailConsent: { kind: 'text', column: 'mail_consent' },
  smsConsent: { kind: 'text', column: 'sms_consent' },
  tags: { kind: 'tags', column: 'tags' },
  createdAt: { kind: 'instant', column: 'created_at' },
  lastSentAt: { kind: 'instant', column: 'last_sent_at' },
  lastOpenedAt: { kind: 'instant', column: 'last_opened_at' },
  lastClickedAt: { kind: 'instant', column: 'last_clicked_at' },
} as const satisfies Record<string, { kind: FieldKind; column: string }>;
export type ContactColumn = keyof typeof CONTACT_COLUMNS;

export function isContactColumn(name: string): name is ContactColumn {
  return Object.hasOwn(CONTACT_COLUMNS, name);
}

const DATES: readonly Operator[] = [
  'eq',
  'ne',
  'before',
  'after',
  'gt',
  'gte',
  'lt',
  'lte',
  'withinDays',
  'notWithinDays',
  'exists',
  'missing',
];

export const OPERATORS_OF: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'in', 'contains', 'startsWith', 'exists', 'missing'],
  number: ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'exists', 'missing'],
  boolean: ['eq', 'ne', 'exists', 'missing'],
  date: DATES,
  instant: DATES,
  tags: ['contains', 'in', 'eq', 'ne', 'exists', 'missing'],
};

/** The field of this name; null when the account has none. Own fields cannot have the names of columns. */
export function fieldNamed(name: string, own: ReadonlyMap<string, FieldType>): ConditionField | null {
  if (isContactColumn(name)) return { name, kind: CONTACT_COLUMNS[name].kind, own: false };
  const type = own.get(name);
  return type === undefined ? null : { name, kind: type, own: true };
}
