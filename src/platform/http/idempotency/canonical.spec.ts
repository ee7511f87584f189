import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { platformProblems } from '../problems/platform-problems.js';
import { canonicalBody, operationHash } from './canonical.js';
import { isStorable } from './storable.js';

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
  return Object.fromEntries(members.reverse());
}

describe('canonical body', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(canonicalBody(reversed(value)), canonicalBody(value));
      }),
    );
  });

  it('keeps the order of lists and tells values apart', () => {
    assert.notEqual(canonicalBody([1, 2]), canonicalBody([2, 1]));
    assert.notEqual(canonicalBody({ a: '1' }), canonicalBody({ a: 1 }));
    assert.notEqual(canonicalBody({ a: null }), canonicalBody({}));
  });

  it('the hash binds method, path, query and body', () => {
    const base = operationHash('POST', '/v1/x', { a: 1 }).toString('hex');
    for (const other of [
      operationHash('PUT', '/v1/x', { a: 1 }),
      operationHash('POST', '/v1/y', { a: 1 }),
      operationHash('POST', '/v1/x?to=a', { a: 1 }),
      operationHash('POST', '/v1/x', { a: 2 }),
      operationHash('POST', '/v1/x', Buffer.from('{"a": 1}')),
      operationHash('POST', '/v1/x', undefined),
    ]) {
      assert.notEqual(other.toString('hex'), base);
    }
    assert.equal(operationHash('POST', '/v1/x', { a: 1 }).toString('hex'), base);
  });
});

describe('which refusals are the answer of their key', () => {
  const kept = [
    'invalid_json',
    'not_found',
    'gone',
    'payload_too_large',
    'unsupported_media_type',
    'validation_failed',
    'unknown_field',
    'idempotency_key_reused',
  ] as const;
  const free = [
    'unauthenticated',
    'invalid_credentials',
    'forbidden',
    'insufficient_scope',
    'network_not_allowed',
    'version_conflict',
    'idempotency_key_in_use',
    'rate_limited',
    'internal_error',
    'unavailable',
  ] as const;
  for (const code of kept) it(`${code} is`, () => assert.equal(isStorable(platformProblems[code]()), true));
  for (const code of free) it(`${code} is not`, () => assert.equal(isStorable(platformProblems[code]()), false));
});
