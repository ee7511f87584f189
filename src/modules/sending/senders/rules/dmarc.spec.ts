import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignmentOf, dmarcNames, readDmarc } from './dmarc.js';

const relaxed = { strictDkim: false, strictSpf: false };

describe('DMARC', () => {
  for (const [domain, names] of [
    ['acme.example', ['acme.example']],
    ['mail.acme.co.example', ['mail.acme.co.example', 'acme.co.example', 'co.example']],
    ['a.b.c.d.e.f.example', ['a.b.c.d.e.f.example', 'c.d.e.f.example', 'd.e.f.example', 'e.f.example', 'f.example']],
  ] as const) {
    it(`a policy for ${domain} may stand at ${names.join(', ')}`, () => assert.deepEqual(dmarcNames(domain), names));
  }

  for (const [name, values, expected] of [
    ['the gentlest', ['v=DMARC1; p=none'], { policy: 'none', ...relaxed }],
    ['strict', ['V=dmarc1;P=Reject ; adkim=s; aspf=s'], { policy: 'reject', strictDkim: true, strictSpf: true }],
    ['beside records of others', ['v=spf1 -all', 'v=DMARC1; p=quarantine'], { policy: 'quarantine', ...relaxed }],
    ['two are none', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], null],
    ['an unknown word', ['v=DMARC1; p=maybe'], null],
    ['without policy', ['v=DMARC1'], null],
    ['another version', ['v=DMARC10; p=none'], null],
    ['nothing', [], null],
  ] as const) {
    it(`reads ${name}`, () =>
      assert.deepEqual(
        readDmarc(values, 'acme.example', 'acme.example'),
        expected && { domain: 'acme.example', ...expected },
      ));
  }

  it('what is asked of names below a domain is its sp, or its p', () => {
    const policy = (value: string) => readDmarc([value], 'acme.example', 'mail.acme.example')?.policy;
    assert.equal(policy('v=DMARC1; p=reject; sp=none'), 'none');
    assert.equal(policy('v=DMARC1; p=reject'), 'reject');
  });

  for (const [signs, returnPathReady, strictSpf, expected] of [
    [true, true, false, { dkim: true, spf: true, passes: true }],
    [true, false, false, { dkim: true, spf: false, passes: true }],
    [false, true, false, { dkim: false, spf: true, passes: true }],
    [false, true, true, { dkim: false, spf: false, passes: false }],
    [true, true, true, { dkim: true, spf: false, passes: true }],
    [false, false, false, { dkim: false, spf: false, passes: false }],
  ] as const) {
    it(`signs ${signs}, return path ${returnPathReady}, strict ${strictSpf} → ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(
        alignmentOf(
          { signs, returnPathReady },
          { domain: 'a.example', policy: 'reject', strictDkim: false, strictSpf },
        ),
        expected,
      ));
  }
});
