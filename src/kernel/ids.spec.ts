import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOfId, isUuid, newId, parseWireId, wireId } from './ids.js';
import { instantOf } from './time/instant.js';

describe('ids', () => {
  const now = instantOf('2026-11-21T10:00:00Z');

  it('are UUIDv7 that carry their instant (RFC 9562 §5.7)', () => {
    const id = newId(now);
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(instantOfId(id), now);
    assert.ok(isUuid(id));
  });

  it('do not repeat', () => {
    assert.equal(new Set(Array.from({ length: 20_000 }, () => newId(now))).size, 20_000);
  });

  it('grow in the order they were made, also at one instant', () => {
    const made = Array.from({ length: 2_048 }, () => newId(instantOf('2026-11-21T10:00:01Z')));
    assert.deepEqual(made.toSorted(), made);
  });

  it('are read back only with their own prefix', () => {
    const id = newId(now);
    assert.equal(parseWireId('msg', wireId('msg', id)), id);
    for (const bad of [id, wireId('acc', id), `msg_${id} `, 'msg_', `msg_${id.toUpperCase()}`, 'msg_../../x']) {
      assert.equal(parseWireId('msg', bad), null, bad);
    }
  });
});
