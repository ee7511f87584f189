import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseNumber } from './numbers.js';

/** `+39… IT`, or why not. */
function said(text: string): string {
  const parsed = parseNumber(text);
  return parsed.ok ? `${parsed.number} ${parsed.country}` : parsed.code;
}

describe('numbers that texts go to', () => {
  const ACCEPTED: [name: string, typed: string, expected: string][] = [
    ['Italy', '+393471234567', '+393471234567 IT'],
    ['with what people put between', ' +39 347-123.45(67) ', '+393471234567 IT'],
    ['with hyphens and spaces that do not break', '+39\u00a0347\u2011123\u202f4567', '+393471234567 IT'],
    ['France', '+33612345678', '+33612345678 FR'],
    ['a trunk zero that belongs to nothing', '+33 (0)6 12 34 56 78', '+33612345678 FR'],
    ['Guadeloupe', '+590690123456', '+590690123456 GP'],
    ['Martinique', '+596696123456', '+596696123456 MQ'],
    ['French Guiana', '+594694123456', '+594694123456 GF'],
    ['Réunion', '+262692123456', '+262692123456 RE'],
    ['Mayotte', '+262639012345', '+262639012345 YT'],
    ['Saint-Pierre-et-Miquelon', '+508551234', '+508551234 PM'],
    ['New Caledonia', '+687751234', '+687751234 NC'],
    ['French Polynesia', '+68987123456', '+68987123456 PF'],
    ['the United Kingdom', '+447400123456', '+447400123456 GB'],
    ['Guernsey', '+447911123456', '+447911123456 GG'],
    ['Jersey', '+447797712345', '+447797712345 JE'],
    ['the Isle of Man', '+447624412345', '+447624412345 IM'],
    ['the USA, where nothing tells mobile', '+14155552671', '+14155552671 US'],
    ['Canada', '+14165550123', '+14165550123 CA'],
    ['Jamaica', '+18765551234', '+18765551234 JM'],
    ['Puerto Rico', '+17875551234', '+17875551234 PR'],
    ['Kazakhstan', '+77011234567', '+77011234567 KZ'],
    ['Russia', '+79161234567', '+79161234567 RU'],
    ['Finland', '+358401234567', '+358401234567 FI'],
    ['San Marino', '+37866123456', '+37866123456 SM'],
    ['Kosovo', '+38349123456', '+38349123456 XK'],
    ['Monaco', '+377612345678', '+377612345678 MC'],
  ];
  for (const [name, typed, expected] of ACCEPTED) {
    it(`${name}: ${typed.trim()}`, () => assert.equal(said(typed), expected));
  }

  const REFUSED: [name: string, typed: string, code: string][] = [
    ['a desk in Paris', '+33123456789', 'not_mobile'],
    ['a desk in the Vatican, under Italy’s prefix', '+390669812345', 'not_mobile'],
    ['a desk in Berlin', '+4930123456', 'not_mobile'],
    ['premium rate', '+33892123456', 'not_mobile'],
    ['a personal number', '+447012345678', 'not_mobile'],
    ['a satellite phone', '+881612345678', 'country_not_supported'],
    ['another', '+870773111632', 'country_not_supported'],
    ['an international free phone', '+80012345678', 'country_not_supported'],
    ['an international network', '+8835100012345', 'country_not_supported'],
    ['a digit too few', '+1415555267', 'invalid_number'],
    ['digits too many', '+3934712345678901', 'invalid_number'],
    ['a country that is none', '+999123456789', 'invalid_number'],
    ['no plus', '393471234567', 'invalid_number'],
    ['as dialled at home', '06 12 34 56 78', 'invalid_number'],
    ['as dialled abroad', '0039 347 1234567', 'invalid_number'],
    ['an extension', '+393471234567;ext=5', 'invalid_number'],
    ['a word', '+39 347 CALL NOW', 'invalid_number'],
    ['two numbers', '+393471234567,+393471234568', 'invalid_number'],
    ['other people’s digits', '+٣٩٣٤٧١٢٣٤٥٦٧', 'invalid_number'],
    ['a link', 'tel:+393471234567', 'invalid_number'],
    ['nothing', '', 'invalid_number'],
    ['a plus', '+', 'invalid_number'],
    ['very much', `+${'1'.repeat(100_000)}`, 'invalid_number'],
  ];
  for (const [name, typed, code] of REFUSED) {
    it(`${name}: ${typed.slice(0, 30)}`, () => assert.equal(said(typed), code));
  }

  it('one number in many spellings is one number', () => {
    const spellings = ['+39 347 1234567', '+39-347-1234567', '+393471234567', '+39 (347) 123 45 67', '+39/347/1234567'];
    assert.equal(new Set(spellings.map(said)).size, 1);
  });
});
