import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCreditorIdentifier } from './creditor-identifier.js';

/** Written as their banks print them; the first is the example of the rulebook for Germany. */
const GOOD: [string, string][] = [
  ['DE98ZZZ09999999999', 'DE98ZZZ09999999999'],
  ['de98 zzz 0999 9999 999', 'DE98ZZZ09999999999'],
  ['DE98ABC09999999999', 'DE98ABC09999999999'],
  ['FR72ZZZ123456', 'FR72ZZZ123456'],
];
const BAD: [string, string][] = [
  ['wrong check digits', 'DE97ZZZ09999999999'],
  ['two digits exchanged', 'DE98ZZZ90999999999'],
  ['another country under the same digits', 'AT98ZZZ09999999999'],
  ['no number', 'FR72ZZZ'],
  ['an IBAN', 'FR7630006000011234567890189'],
  ['longer than 35', `DE98ZZZ${'0'.repeat(29)}`],
  ['other signs', 'FR72ZZZ12345é'],
  ['nothing', ''],
];

describe('a SEPA creditor identifier', () => {
  for (const [text, id] of GOOD) it(`${text} is one`, () => assert.equal(readCreditorIdentifier(text), id));
  for (const [name, text] of BAD) it(`${name} is none`, () => assert.equal(readCreditorIdentifier(text), null));

  it('is told from every other pair of check digits', () => {
    const valid = Array.from({ length: 97 }, (_, i) => String(i + 2).padStart(2, '0')).filter(
      (check) => readCreditorIdentifier(`DE${check}ZZZ09999999999`) !== null,
    );
    assert.deepEqual(valid, ['98']);
  });
});
