import { armed } from '../../../../kernel/formula-cells.js';
import { instantOf, type Instant } from '../../../../kernel/time/instant.js';
import { parseAddress } from '../../addresses/index.js';

/** Which cell of a row is what; null when the file has no such column. */
export interface Columns {
  email: number;
  reason: number | null;
  scope: number | null;
  expiresAt: number | null;
}

export interface ImportDefaults {
  reason: string;
  scope: 'all' | 'marketing';
}

export interface ImportedAddress {
  email: string;
  key: string;
  reason: string;
  scope: 'all' | 'marketing';
  expiresAt: Instant | null;
}

export type RejectCode = 'address_invalid' | 'not_allowed' | 'wrong_format' | 'too_early' | 'malformed';
export type RowVerdict =
  | { ok: true; entry: ImportedAddress }
  | { ok: false; field: 'email' | 'reason' | 'scope' | 'expiresAt'; code: RejectCode };

const NAMES: Record<keyof Columns, readonly string[]> = {
  email: ['email', 'emailaddress', 'mail', 'address', 'recipient', 'adresse', 'courriel', 'correo', 'indirizzo'],
  reason: ['reason', 'why', 'motif', 'grund', 'motivo'],
  scope: ['scope'],
  expiresAt: ['expiresat', 'expires', 'until'],
};
const REASON = /^[\p{L}\p{N}\p{P}\p{S} ]{1,64}$/u;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads the first row: a line of names, or already an address somewhere in it. Null when it is neither. */
export function columnsOf(first: readonly string[]): { columns: Columns; isHeader: boolean } | null {
  const names = first.map((cell) => cell.toLowerCase().replace(/[\s_.-]/g, ''));
  const place = (column: keyof Columns): number | null => {
    const at = names.findIndex((name) => NAMES[column].includes(name));
    return at === -1 ? null : at;
  };
  const email = place('email');
  if (email !== null) {
    const columns = { email, reason: place('reason'), scope: place('scope'), expiresAt: place('expiresAt') };
    return { columns, isHeader: true };
  }
  const at = first.findIndex((cell) => parseAddress(armed(cell)) !== null);
  return at === -1 ? null : { columns: { email: at, reason: null, scope: null, expiresAt: null }, isHeader: false };
}

/** What one row asks for, or what is wrong with it. */
export function readSuppressionRow(
  cells: readonly string[],
  columns: Columns,
  defaults: ImportDefaults,
  now: Instant,
): RowVerdict {
  const cell = (at: number | null): string => (at === null ? '' : armed(cells[at] ?? ''));
  const address = parseAddress(cell(columns.email));
  if (address === null) return { ok: false, field: 'email', code: 'address_invalid' };
  const reason = cell(columns.reason) || defaults.reason;
  if (!REASON.test(reason)) return { ok: false, field: 'reason', code: 'wrong_format' };
  const scope = cell(columns.scope).toLowerCase() || defaults.scope;
  if (scope !== 'all' && scope !== 'marketing') return { ok: false, field: 'scope', code: 'not_allowed' };
  const until = cell(columns.expiresAt);
  const expiresAt = until === '' ? null : instantIn(until);
  if (until !== '' && expiresAt === null) return { ok: false, field: 'expiresAt', code: 'wrong_format' };
  if (expiresAt !== null && expiresAt <= now) return { ok: false, field: 'expiresAt', code: 'too_early' };
  return { ok: true, entry: { email: address.email, key: address.key, reason, scope, expiresAt } };
}

function instantIn(text: string): Instant | null {
  if (!ISO.test(text) || Number.isNaN(Date.parse(text))) return null;
  return instantOf(text);
}
