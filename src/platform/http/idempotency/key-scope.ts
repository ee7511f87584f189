import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { platformProblems } from '../problems/platform-problems.js';
import { operationHash } from './canonical.js';
import type { KeyScope } from './idempotency-store.js';

export const MAX_KEY_CHARS = 255;
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** The `Idempotency-Key` of a request; null without one, 422 when it is none. */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string' && header.length <= MAX_KEY_CHARS && PRINTABLE.test(header)) return header;
  const message = `Must be 1 to ${MAX_KEY_CHARS} printable ASCII characters.`;
  throw platformProblems.validation_failed({ errors: [{ field: 'Idempotency-Key', code: 'wrong_format', message }] });
}

/**
 * Whose key it is and what it is bound to. People and programs of an account share its keys; a member of staff has his
 * own. On public operations nobody is known, so path and body are part of the key: a guessed key shows nothing to whom
 * does not also know the body.
 */
export function keyScopeOf(request: FastifyRequest): KeyScope | null {
  const key = idempotencyKeyOf(request);
  if (key === null) return null;
  const opHash = operationHash(request.method, request.url, isStream(request.body) ? undefined : request.body);
  return { accountId: keyOwner(request.caller, opHash), key, opHash, about: accountInPath(request.url) };
}

const ACCOUNT_ID = new RegExp(`/${WIRE_PREFIXES.account}_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?]|$)`);

function accountInPath(url: string): string | null {
  return ACCOUNT_ID.exec(url)?.[1] ?? null;
}

function keyOwner(caller: Caller | null, opHash: Buffer): string {
  if (caller === null) return pseudoAccount(opHash);
  return caller.kind === 'staff' ? caller.staffId : caller.accountId;
}

/** A UUIDv8 (RFC 9562 §5.8) made of the hash: never the id of an account, which are version 7. */
function pseudoAccount(opHash: Buffer): string {
  const hex = createHash('sha256').update('public').update(opHash).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}
