import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenLanguage, languageTag } from './language-tag.js';

describe('languages', () => {
  const tags: [string, string | null][] = [
    ['FR-ca', 'fr-CA'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['de', 'de'],
    ['french', null],
    ['', null],
    ['fr_CA', null],
    ['__proto__', null],
    ['en-x-private', null],
  ];
  for (const [text, tag] of tags)
    it(`${text || 'nothing'} is ${tag ?? 'none'}`, () => assert.equal(languageTag(text), tag));

  const choices: [string | null, string | null, string[], string | null][] = [
    ['fr', 'en', ['de', 'fr'], 'fr'],
    ['fr-CA', 'en', ['fr', 'fr-CA'], 'fr-CA'],
    ['fr-CA', 'en', ['fr', 'fr-FR'], 'fr'],
    ['fr-CA', 'en', ['fr-FR', 'fr-BE'], 'fr-BE'],
    ['en-GB', 'en', ['en-US'], null],
    ['en', 'en-US', ['fr'], null],
    ['it', 'en', ['fr'], null],
    ['rubbish!', null, ['fr'], null],
    [null, null, ['fr'], null],
  ];
  for (const [wanted, own, translations, chosen] of choices)
    it(`for ${wanted} of ${own} with ${translations.join(', ')}: ${chosen ?? 'its own'}`, () =>
      assert.equal(chosenLanguage(wanted, own, translations), chosen));
});
