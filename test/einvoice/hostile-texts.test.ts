/** Names, addresses and references are whatever customers type: it may not break the XML, nor change on its way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ciiOf } from '../../src/modules/billing/documents/xml/cii.js';
import { readXml, textsAt } from './read-xml.js';
import { documentOf, lineOf } from './sample-documents.js';

/** XML 1.0, production 2 (Char), without the characters it discourages; told by numbers, not as the product does it. */
function isWelcome(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a) return true;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return false;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return !(code >= 0xfdd0 && code <= 0xfdef) && code !== 0xfffe && code !== 0xffff;
}

function expected(text: string): string {
  const lines = text.split(/\r\n|\r|\u0085|\u2028|\u2029/).join('\n');
  return [...lines].filter(isWelcome).join('').trim();
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '<!--',
        '<![CDATA[',
        '&amp;',
        '&#0;',
        '\u0000',
        '\r\n',
        '\r',
        '\t',
      ),
      { maxLength: 12 },
    )
    .map((parts) => `x${parts.join('')}y`),
  fc.constantFrom('\ud800', '\udc00x', 'a\ufffeb', '\u0085', '\u2028', '😀', 'é\u0301', '\ufeffBOM'),
);

describe('hostile texts in e-invoices', () => {
  it('are read as they were typed, without the characters that XML forbids', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, city, description) => {
        const address = { line1: 'x', line2: null, postalCode: null, city, region: null };
        const xml = ciiOf(
          documentOf({
            number: '2026-000001',
            customer: { customerType: 'company', country: 'FR', name, address, purchaseReference: name },
            lines: [lineOf(description, 1, 100)],
          }),
        );
        assert.ok([...xml].every(isWelcome));
        const read = readXml(xml);
        assert.deepEqual(textsAt(read, 'BuyerTradeParty/Name'), [expected(name)]);
        assert.deepEqual(textsAt(read, 'SpecifiedTradeProduct/Name'), [expected(description)]);
        const present = (text: string): string[] => (expected(text) === '' ? [] : [expected(text)]);
        assert.deepEqual(textsAt(read, 'BuyerTradeParty/PostalTradeAddress/CityName'), present(city));
        assert.deepEqual(textsAt(read, 'BuyerOrderReferencedDocument/IssuerAssignedID'), present(name));
      }),
      { numRuns: 250 },
    );
  });
});
