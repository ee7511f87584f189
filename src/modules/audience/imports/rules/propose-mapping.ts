import type { FieldType } from '../../contacts/index.js';
import { cellValue } from './cell-values.js';
import { COLUMN_NAMES, OWN_COLUMNS, plainName } from './column-names.table.js';
import { PLAIN_TARGETS, type PlainTarget, type Target } from './targets.js';

/** Why a column is proposed for what it is proposed for. */
export type ProposalReason = 'name' | 'field' | 'content' | 'twice' | 'own_column' | 'unknown';

export interface ProposedColumn {
  target: Target | null;
  reason: ProposalReason;
  /** A field that the account could make for the column. */
  suggestion: { key: string; type: FieldType } | null;
}

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]{2,}$/;
const PHONE = /^\+\d[\d ().-]{6,20}$/;
/** So many of a column's cells must look alike for it to be known by them. */
const MOST = 0.7;
const MAX_KEY_CHARS = 40;

export function looksLikeAddress(cell: string): boolean {
  return ADDRESS.test(cell.trim());
}

/** What each column probably is: by its name, by the account's own fields, or by what stands in it. */
export function proposeMapping(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fields: Readonly<Record<string, FieldType>>,
): ProposedColumn[] {
  const taken = new Set<Target>();
  const cellsOf = (at: number): string[] => rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
  const proposed = headers.map((header, at) => byName(header, cellsOf(at), fields));
  const columns = proposed.map((one) => (one?.target != null && !claim(taken, one.target) ? twice() : one));
  return columns.map((one, at) => one ?? byContent(headers[at]!, cellsOf(at), taken));
}

function claim(taken: Set<Target>, target: Target): boolean {
  if (taken.has(target)) return false;
  taken.add(target);
  return true;
}

function twice(): ProposedColumn {
  return { target: null, reason: 'twice', suggestion: null };
}

function byName(
  header: string,
  cells: readonly string[],
  fields: Readonly<Record<string, FieldType>>,
): ProposedColumn | null {
  const name = plainName(header);
  const keys = Object.keys(fields);
  const key =
    keys.find((one) => one === header.trim()) ??
    keys.find((one) => plainName(one) === name || plainName(`fields.${one}`) === name);
  if (key !== undefined && name !== '') return { target: `fields.${key}`, reason: 'field', suggestion: null };
  if (OWN_COLUMNS.includes(name)) return { target: null, reason: 'own_column', suggestion: null };
  const target = PLAIN_TARGETS.find((one) => isCalled(one, name));
  if (target === undefined || (target === 'email' && !mostly(cells, looksLikeAddress, 0.3))) return null;
  return { target, reason: 'name', suggestion: null };
}

function isCalled(target: PlainTarget, name: string): boolean {
  return COLUMN_NAMES[target].includes(name);
}

function byContent(header: string, cells: readonly string[], taken: Set<Target>): ProposedColumn {
  for (const [target, looks] of [
    ['email', looksLikeAddress],
    ['phone', (cell: string) => PHONE.test(cell)],
  ] as const)
    if (cells.length > 0 && mostly(cells, looks, MOST) && claim(taken, target))
      return { target, reason: 'content', suggestion: null };
  const key = keyFor(header);
  return { target: null, reason: 'unknown', suggestion: key === null ? null : { key, type: typeOf(cells) } };
}

/** An empty column is whatever its name says. */
function mostly(cells: readonly string[], looks: (cell: string) => boolean, most: number): boolean {
  return cells.length === 0 || cells.filter(looks).length >= cells.length * most;
}

function typeOf(cells: readonly string[]): FieldType {
  const fits = (type: FieldType): boolean =>
    cells.length > 0 &&
    cells.every(
      (cell) =>
        cellValue(cell, type, { dateOrder: 'dmy', decimal: '.' }).ok ||
        cellValue(cell, type, { dateOrder: 'mdy', decimal: ',' }).ok,
    );
  // What begins with a nought is a code, not a number.
  if (cells.some((cell) => /^0\d/.test(cell))) return 'text';
  if (fits('date')) return 'date';
  if (fits('number')) return 'number';
  return fits('boolean') ? 'boolean' : 'text';
}

/** `Prénom usuel` may be the field `prenom_usuel`. */
function keyFor(header: string): string | null {
  const words = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const key = words
    .join('_')
    .replace(/^\d+_*/, '')
    .slice(0, MAX_KEY_CHARS);
  return key === '' ? null : key;
}
