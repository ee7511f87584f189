import { createHash } from 'node:crypto';

/**
 * The body as text that does not depend on the order of members or on white space (RFC 8785 in spirit): two requests
 * that mean the same have the same text. Bytes that are no JSON stand for themselves.
 */
export function canonicalBody(body: unknown): string | Buffer {
  if (body === undefined) return '';
  if (Buffer.isBuffer(body)) return body;
  return JSON.stringify(body, (_key, value: unknown) => (isPlainObject(value) ? sorted(value) : value));
}

/** What an idempotency key is bound to: method, path with its query, and body. */
export function operationHash(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256').update(`${method}\n${url}\n`).update(canonicalBody(body)).digest();
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(value);
  if (keys.length < 2) return value;
  const copy: Record<string, unknown> = {};
  for (const key of keys.sort()) copy[key] = value[key];
  return copy;
}
