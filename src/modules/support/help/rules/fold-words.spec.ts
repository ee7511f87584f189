import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { fold, slipsOf, wordsOf } from './fold-words.js';

describe('words as they are searched', () => {
  it('are the same with accents and without', () => {
    assert.equal(fold('Délivrabilité Œuvre', 'fr'), 'delivrabilite oeuvre');
    const spellings = ['Rückerstattung', 'Rueckerstattung', 'Ruckerstattung', 'RÜCKERSTATTUNG'];
    assert.deepEqual(new Set(spellings.map((word) => fold(word, 'de'))), new Set(['ruckerstattung']));
    assert.equal(fold('Steuer Quelle neue Größe', 'de'), 'steuer quelle neue grosse');
  });

  it('count with a hyphen each and together, and say something', () => {
    assert.deepEqual(wordsOf('How do I set up double opt-in?', 'en'), ['set', 'up', 'double', 'opt', 'optin']);
    assert.deepEqual(wordsOf('A/B test', 'en'), ['ab', 'test']);
    assert.deepEqual(wordsOf('für die und über', 'de'), []);
  });

  it('are letters a to z and digits, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...LANGUAGES), (text, language) =>
        wordsOf(text, language).every((word) => /^[a-z0-9]{2,40}$/.test(word)),
      ),
    );
  });

  it('share a slip with what they were meant to be', () => {
    const shared = (a: string, b: string): boolean => slipsOf(a).some((slip) => slipsOf(b).includes(slip));
    assert.ok(shared('supression', 'suppression'));
    assert.ok(shared('webhoks', 'webhooks'));
    assert.ok(!shared('invoice', 'voice'));
    assert.deepEqual(slipsOf('dkim'), ['dkim']);
  });
});
