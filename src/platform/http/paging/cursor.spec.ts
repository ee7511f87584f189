import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../kernel/problem.js';
import { cursorOf, parseCursor } from './cursor.js';

const ID = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const isInvalid = (error: unknown): boolean => error instanceof Problem && error.code === 'invalid_cursor';

describe('cursors', () => {
  it('carry their keys there and back', () => {
    assert.deepEqual(parseCursor('messages', ['number', 'uuid'], cursorOf('messages', [1_700_000_000_000, ID])), [
      1_700_000_000_000,
      ID,
    ]);
    assert.deepEqual(parseCursor('names', ['text'], cursorOf('names', ['Zoë'])), ['Zoë']);
    assert.equal(parseCursor('messages', ['uuid'], undefined), null);
  });

  for (const [name, cursor] of Object.entries({
    'of another list': cursorOf('other', [1, ID]),
    'with too few keys': cursorOf('messages', [1]),
    'with too many keys': cursorOf('messages', [1, ID, 1]),
    'with a key of another type': cursorOf('messages', [ID, 1]),
    'with a number that is none': Buffer.from(`["messages",1e400,"${ID}"]`).toString('base64url'),
    'with SQL for an id': cursorOf('messages', [1, `${ID}' or true --`]),
    'that is no JSON': Buffer.from('{').toString('base64url'),
    'that is an object': Buffer.from('{"0":"messages"}').toString('base64url'),
    empty: '',
    'with padding': `${cursorOf('messages', [1, ID])}=`,
  })) {
    it(`one ${name} is refused`, () => {
      assert.throws(() => parseCursor('messages', ['number', 'uuid'], cursor), isInvalid);
    });
  }

  it('whatever is sent, it is read or refused, never an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (cursor) => {
          try {
            parseCursor('messages', ['number', 'uuid'], cursor);
          } catch (error) {
            assert.ok(isInvalid(error));
          }
        },
      ),
    );
  });
});
