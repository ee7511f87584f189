import { isUuid } from '../../../kernel/ids.js';
import { platformProblems } from '../problems/platform-problems.js';

/** The types of the sort keys that a cursor carries, in order. */
export type CursorShape = readonly ('uuid' | 'number' | 'text')[];
export type CursorKey = string | number;

const MAX_TEXT = 300;

/**
 * A position in a list: the sort keys of the last row seen. Opaque to callers, but no secret: it only ever becomes
 * parameters of a query that names the caller's account itself, so a forged one shows nothing foreign.
 */
export function cursorOf(list: string, keys: readonly CursorKey[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** The keys inside a cursor; null without one; 422 `invalid_cursor` when it is not of this list and shape. */
export function parseCursor(list: string, shape: CursorShape, cursor: string | undefined): CursorKey[] | null {
  if (cursor === undefined) return null;
  const keys = keysIn(list, cursor);
  if (keys === null || keys.length !== shape.length || !shape.every((type, i) => fits(type, keys[i]))) {
    throw platformProblems.invalid_cursor({ errors: [{ field: 'cursor', code: 'invalid_cursor', message: '' }] });
  }
  return keys as CursorKey[];
}

function keysIn(list: string, cursor: string): unknown[] | null {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value[0] === list ? value.slice(1) : null;
  } catch {
    return null;
  }
}

function fits(type: CursorShape[number], key: unknown): boolean {
  if (type === 'number') return typeof key === 'number' && Number.isSafeInteger(key);
  if (typeof key !== 'string' || key.length > MAX_TEXT || key.includes('\u0000')) return false;
  return type === 'text' || isUuid(key);
}
