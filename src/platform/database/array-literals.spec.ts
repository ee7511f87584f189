import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainArray, textArray } from './array-literals.js';

describe('array literals', () => {
  it('are written as PostgreSQL reads them', () => {
    assert.equal(plainArray([1, null, true, '2026-01-01T00:00:00Z']), '{1,null,true,2026-01-01T00:00:00Z}');
    assert.equal(
      textArray(['a', '', 'null', null, 'a"b', 'c\\d', '{x,y}']),
      '{"a","","null",null,"a\\"b","c\\\\d","{x,y}"}',
    );
    assert.deepEqual([plainArray([]), textArray([])], ['{}', '{}']);
  });
});
