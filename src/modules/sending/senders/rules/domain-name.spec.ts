import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWithin, normaliseDomain } from './domain-name.js';

describe('domain names', () => {
  it('are kept in lower-case ASCII without their final dot', () => {
    assert.equal(normaliseDomain(' Acme.Example. '), 'acme.example');
    assert.equal(normaliseDomain('Straße.example'), 'xn--strae-oqa.example');
    assert.equal(normaliseDomain('BÜCHER.example'), normaliseDomain('xn--bcher-kva.example'));
  });

  it('of other shapes are refused', () => {
    const wrong = [
      '',
      '.',
      'com',
      '1.2.3.4',
      'a..b',
      'exa mple.org',
      'x/y.example',
      'acme.example:25',
      '*.acme.example',
      '-a.example',
      'a_b.example',
      `${'a'.repeat(64)}.example`,
    ];
    for (const text of wrong) assert.equal(normaliseDomain(text), null, text);
  });

  it('lie within themselves and above what is below them, not beside', () => {
    assert.deepEqual(
      ['acme.example', 'mail.acme.example', 'notacme.example', 'example'].map((domain) =>
        isWithin(domain, 'acme.example'),
      ),
      [true, true, false, false],
    );
  });
});
