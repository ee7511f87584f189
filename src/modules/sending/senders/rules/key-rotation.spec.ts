import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, instantOf } from '../../../../kernel/time/instant.js';
import { type KeyFacts, otherSelector, replacedKeys, rotationDue, rotationRuns } from './key-rotation.js';

const NOW = instantOf('2026-05-04T08:00:00Z');
const key = (id: string, ageDays: number, change: Partial<KeyFacts> = {}): KeyFacts => ({
  id,
  algorithm: 'rsa-sha256',
  publishedAt: NOW,
  retiredAt: null,
  createdAt: addMs(NOW, -ageDays * DAY_MS),
  ...change,
});

describe('DKIM keys that follow one another', () => {
  it('an old key goes on until a newer one of its kind is published', () => {
    const waiting = key('new', 1, { publishedAt: null });
    assert.deepEqual(replacedKeys([key('old', 9), waiting]), []);
    assert.deepEqual(
      replacedKeys([key('old', 9), key('new', 1), key('other', 9, { algorithm: 'ed25519-sha256' })]).map(
        ({ id }) => id,
      ),
      ['old'],
    );
    assert.deepEqual(replacedKeys([key('old', 9, { retiredAt: NOW }), key('new', 1)]), []);
  });

  it('a change runs while a new RSA key waits; an Ed25519 one may wait for ever', () => {
    assert.equal(rotationRuns([key('old', 9), key('new', 1, { publishedAt: null })]), true);
    assert.equal(rotationRuns([key('old', 9), key('e', 9, { algorithm: 'ed25519-sha256', publishedAt: null })]), false);
  });

  it('it begins by itself after 180 days, where records point to ours, and never twice at once', () => {
    assert.equal(rotationDue('cname', [key('old', 180)], NOW), true);
    assert.equal(rotationDue('cname', [key('old', 179)], NOW), false);
    assert.equal(rotationDue('txt', [key('old', 999)], NOW), false);
    assert.equal(rotationDue('cname', [key('old', 180), key('new', 0, { publishedAt: null })], NOW), false);
    assert.equal(rotationDue('cname', [key('old', 190, { retiredAt: NOW }), key('new', 10)], NOW), false);
  });

  it('two selectors take turns', () => {
    assert.equal(otherSelector('ph3f9a1cr1'), 'ph3f9a1cr2');
    assert.equal(otherSelector(otherSelector('ph3f9a1ce1')), 'ph3f9a1ce1');
  });
});
