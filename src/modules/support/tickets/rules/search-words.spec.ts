import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { wordsOf, wordsQuery } from './search-words.js';

describe('words that tickets are found by', () => {
  it('without accents, umlauts both ways, sharp s as two', () => {
    assert.deepEqual(wordsOf('Délivrabilité'), ['delivrabilite']);
    assert.deepEqual(wordsOf('Rückerstattung'), ['ruckerstattung', 'rueckerstattung']);
    assert.deepEqual(wordsOf('Straße'), ['strasse']);
    assert.deepEqual(wordsOf('msg_9f8e-77 bounced'), ['msg', '9f8e', '77', 'bounced']);
  });

  it('the beginning of a longer word is enough, a short one matches whole', () => {
    assert.equal(wordsQuery('rechnung 77'), `'rechnung':* & '77'`);
    assert.equal(wordsQuery(' -- !'), null);
  });

  it('whatever is typed is no syntax of the query', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const terms = wordsQuery(typed)?.split(' & ') ?? [];
        return terms.every((term) => /^'[\p{L}\p{N}]{1,80}'(?::\*)?$/u.test(term));
      }),
    );
  });

  it('no word is longer than forty letters', () => {
    assert.deepEqual(wordsOf('x'.repeat(500)), ['x'.repeat(40)]);
  });
});
