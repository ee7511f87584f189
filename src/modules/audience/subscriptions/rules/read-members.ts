import type { FieldFault } from '../../../../kernel/problem.js';
import type { ContactRow } from '../../contacts/index.js';

export const MAX_MEMBERS = 5_000;
const MEMBER_KEYS = ['email', 'phone', 'fields', 'tags', 'language', 'timeZone'];

/** Somebody to be put on a list: a contact that is named, or what is known of one. */
export type MemberWish = { contactId: string } | { row: ContactRow };

export type ReadMembers = { ok: true; wishes: MemberWish[] } | { ok: false; faults: FieldFault[] };

/** Either `emails` or `contacts`; each contact an id or an object. `idIn` reads an id of the wire. */
export function readMembers(
  body: { emails?: unknown; contacts?: unknown },
  idIn: (text: string) => string | null,
): ReadMembers {
  const names = (['emails', 'contacts'] as const).filter((name) => body[name] !== undefined);
  const [name] = names;
  if (name === undefined) return refused('emails', 'required');
  if (names.length > 1) return refused('contacts', 'not_allowed');
  const given = body[name];
  if (!Array.isArray(given)) return refused(name, 'wrong_type');
  if (given.length === 0) return refused(name, 'too_few');
  if (given.length > MAX_MEMBERS) return refused(name, 'too_many');
  const wishes: MemberWish[] = [];
  const faults: FieldFault[] = [];
  for (const [n, item] of given.entries()) {
    const read = name === 'emails' ? emailWish(item) : contactWish(item, idIn);
    if ('code' in read) faults.push({ field: `${name}[${n}]${read.at}`, code: read.code, message: '' });
    else wishes.push(read);
  }
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, 200) } : { ok: true, wishes };
}

function refused(field: string, code: string): ReadMembers {
  return { ok: false, faults: [{ field, code, message: '' }] };
}

function emailWish(item: unknown): MemberWish | { at: string; code: string } {
  return typeof item === 'string' ? { row: { email: item } } : { at: '', code: 'wrong_type' };
}

function contactWish(item: unknown, idIn: (text: string) => string | null): MemberWish | { at: string; code: string } {
  if (typeof item === 'string') {
    const contactId = idIn(item);
    return contactId === null ? { at: '', code: 'reference_not_found' } : { contactId };
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { at: '', code: 'wrong_type' };
  const row = item as Record<string, unknown>;
  const unknown = Object.keys(row).find((key) => !MEMBER_KEYS.includes(key));
  if (unknown !== undefined) return { at: `.${unknown}`, code: 'unknown_field' };
  const wrong = MEMBER_KEYS.find((key) => !hasRightType(key, row[key]));
  if (wrong !== undefined) return { at: `.${wrong}`, code: row[wrong] === undefined ? 'required' : 'wrong_type' };
  return { row: row as unknown as ContactRow };
}

function hasRightType(key: string, value: unknown): boolean {
  if (key === 'email') return typeof value === 'string';
  if (value === undefined) return true;
  if (key === 'fields') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (key === 'tags') return Array.isArray(value) && value.every((tag) => typeof tag === 'string');
  return value === null || typeof value === 'string';
}
