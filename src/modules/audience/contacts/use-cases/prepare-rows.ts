import { setImmediate } from 'node:timers/promises';
import { type BatchContact, columnsOf } from '../data/contact-batches.repository.js';
import { type FieldTypes, MAX_FIELDS_BYTES } from '../rules/field-values.js';
import { MAX_TAGS, sorted } from '../rules/tags.js';
import { type ContactRow, readContactRow } from './read-contact-row.js';

/** After so many rows whatever else waits has its turn. */
const SLICE = 200;

export type OnDuplicate = 'update' | 'skip';

/** One address of a batch. */
export interface Entry {
  contact: BatchContact;
  /** Places of the rows that name it, in order. */
  indexes: number[];
}

export interface RejectedRow {
  index: number;
  outcome: 'rejected';
  code: string;
  field: string;
}

/** Rows that were read against some fields, and need nothing more but a transaction. */
export interface PreparedRows {
  rows: readonly ContactRow[];
  types: FieldTypes;
  entries: readonly Entry[];
  rejected: readonly RejectedRow[];
  /** Of the entries, as the database takes them. */
  columns: readonly string[];
}

export async function prepareRows(
  rows: readonly ContactRow[],
  types: FieldTypes,
  onDuplicate: OnDuplicate,
): Promise<PreparedRows> {
  const rejected: RejectedRow[] = [];
  const entries = new Map<string, Entry>();
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    const read = readContactRow(row, types);
    if (!read.ok) {
      const { code, field } = read.faults[0]!;
      rejected.push({ index, outcome: 'rejected', code, field });
      continue;
    }
    const surplus = add(entries, read.contact, index, onDuplicate);
    if (surplus !== null) rejected.push(tooMuch(index, surplus));
  }
  await setImmediate();
  const all = [...entries.values()];
  return { rows, types, entries: all, rejected, columns: columnsOf(all.map(({ contact }) => contact)) };
}

/** Whether rows that were read against one set of fields read the same against the other. */
export function sameTypes(one: FieldTypes, other: FieldTypes): boolean {
  return one.size === other.size && [...one].every(([key, type]) => other.get(key) === type);
}

export function tooMuch(index: number, of: 'tags' | 'fields'): RejectedRow {
  return { index, outcome: 'rejected', code: of === 'tags' ? 'too_many' : 'too_large', field: of };
}

/** Rows of one address: the first counts, or each adds to the ones before. Answers what a row adds too much of. */
function add(
  entries: Map<string, Entry>,
  contact: BatchContact,
  index: number,
  onDuplicate: OnDuplicate,
): 'tags' | 'fields' | null {
  const known = entries.get(contact.email);
  if (known === undefined) {
    entries.set(contact.email, { contact, indexes: [index] });
    return null;
  }
  if (onDuplicate === 'update') {
    const both = combined(known.contact, contact);
    if (both.tags!.length > MAX_TAGS) return 'tags';
    if (Buffer.byteLength(JSON.stringify(both.fields)) > MAX_FIELDS_BYTES) return 'fields';
    known.contact = both;
  }
  known.indexes.push(index);
  return null;
}

function combined(first: BatchContact, second: BatchContact): BatchContact {
  const given = Object.fromEntries(Object.entries(second).filter(([, value]) => value !== undefined));
  const tags = sorted([...(first.tags ?? []), ...(second.tags ?? [])]);
  return { ...first, ...given, fields: { ...first.fields, ...second.fields }, tags };
}
