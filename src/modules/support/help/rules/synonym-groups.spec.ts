import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { synonymFaults } from './synonym-groups.js';
import { SYNONYMS } from './synonyms.table.js';

const codes = (...groups: string[][]): [string, string][] =>
  synonymFaults(groups, 'de').map(({ field, code }) => [field, code]);

describe('groups of synonyms', () => {
  it('of the product are such as staff may write', () => {
    for (const language of LANGUAGES) assert.deepEqual(synonymFaults(SYNONYMS[language], language), [], language);
  });

  it('have two words to twenty, each of them once', () => {
    assert.deepEqual(codes([], ['Tarif']), [
      ['groups[0]', 'too_few'],
      ['groups[1]', 'too_few'],
    ]);
    assert.deepEqual(codes(Array.from({ length: 21 }, (_, n) => `wort${n}`)), [['groups[0]', 'too_many']]);
    assert.deepEqual(codes(['Rückerstattung', 'Rueckerstattung']), [['groups[0]', 'duplicate']]);
  });

  it('have a word that stands alone, and none that the search passes over', () => {
    assert.deepEqual(codes(['zweiter Faktor', 'weitere Anmeldung']), [['groups[0]', 'never_found']]);
    assert.deepEqual(codes(['Preis', 'x']), [['groups[0][1]', 'never_found']]);
  });

  it('are words: nothing else gets as far as the search', () => {
    for (const word of ['', ' Tarif', 'a\nb', 'a\u0000b', `'; drop`, '日本 |', '🙂', '-'])
      assert.deepEqual(codes(['Preis', word]), [['groups[0][1]', 'wrong_format']], JSON.stringify(word));
    assert.deepEqual(codes(['Preis', 'x'.repeat(61)]), [['groups[0][1]', 'too_long']]);
  });
});
