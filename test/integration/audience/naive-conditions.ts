import { instantOf, toIso } from '../../../src/kernel/time/instant.js';

/** Conditions judged in the plainest way, from what customers write: what SQL answers is compared with it. */
export interface NaiveContact {
  id: string;
  email: string;
  phone: string | null;
  language: string | null;
  fields: Record<string, unknown>;
  tags: string[];
  createdAt: number;
  lastSentAt: number | null;
  lastOpenedAt: number | null;
  lastClickedAt: number | null;
  mailConsent: string;
  /** Lists it is an active member of, as ids on the wire. */
  lists: string[];
}
export type WireCondition =
  | { all: WireCondition[] }
  | { any: WireCondition[] }
  | { not: WireCondition }
  | { inList: string }
  | { field: string; op: string; value?: unknown };

const TIMES = ['createdAt', 'lastSentAt', 'lastOpenedAt', 'lastClickedAt'];
const COLUMNS = ['email', 'phone', 'language', 'mailConsent', 'tags', ...TIMES];

export function fulfils(contact: NaiveContact, condition: WireCondition, now: number, zone: string): boolean {
  const judge = (one: WireCondition): boolean => fulfils(contact, one, now, zone);
  if ('all' in condition) return condition.all.every(judge);
  if ('any' in condition) return condition.any.some(judge);
  if ('not' in condition) return !judge(condition.not);
  if ('inList' in condition) return contact.lists.includes(condition.inList);
  return passes(contact, condition, now, zone);
}

function passes(
  contact: NaiveContact,
  { field, op, value }: { field: string; op: string; value?: unknown },
  now: number,
  zone: string,
): boolean {
  const given = COLUMNS.includes(field) ? contact[field as keyof NaiveContact] : contact.fields[field];
  if (op === 'ne') return !passes(contact, { field, op: 'eq', value }, now, zone);
  if (op === 'notWithinDays') return !passes(contact, { field, op: 'withinDays', value }, now, zone);
  if (op === 'missing') return !passes(contact, { field, op: 'exists' }, now, zone);
  if (field === 'tags') return passesTags(contact.tags, op, value);
  if (given === undefined || given === null || given === '') return false;
  if (op === 'exists') return true;
  if (TIMES.includes(field)) return passesTime(given as number, op, value, now, zone);
  if (op === 'withinDays') return isWithin(given as string, value as number, dayOf(now, zone));
  return compares(given, op, field === 'email' ? lowered(value) : value);
}

function lowered(value: unknown): unknown {
  return Array.isArray(value) ? value.map(lowered) : (value as string).toLowerCase();
}

function passesTags(tags: string[], op: string, value: unknown): boolean {
  if (op === 'exists') return tags.length > 0;
  if (op === 'in') return (value as string[]).some((tag) => tags.includes(tag));
  return tags.includes(value as string);
}

/** A time is its calendar day in the zone, unless it is compared with a time. */
function passesTime(given: number, op: string, value: unknown, now: number, zone: string): boolean {
  if (op === 'withinDays') return isWithin(dayOf(given, zone), value as number, dayOf(now, zone));
  const wanted = value as string;
  return wanted.includes('T') ? compares(given, op, Date.parse(wanted)) : compares(dayOf(given, zone), op, wanted);
}

function isWithin(day: string, days: number, today: string): boolean {
  const from = toIso(instantOf(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000));
  return from.slice(0, 10) <= day && day <= today;
}

function dayOf(time: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(time);
}

function compares(given: unknown, op: string, value: unknown): boolean {
  const [one, other] = [given as number, value as number];
  switch (op) {
    case 'eq':
      return one === other;
    case 'in':
      return (value as unknown[]).includes(given);
    case 'contains':
      return (given as string).includes(value as string);
    case 'startsWith':
      return (given as string).startsWith(value as string);
    case 'gt':
    case 'after':
      return one > other;
    case 'gte':
      return one >= other;
    case 'lt':
    case 'before':
      return one < other;
    case 'lte':
      return one <= other;
    default:
      throw new Error(`no such operator: ${op}`);
  }
}
