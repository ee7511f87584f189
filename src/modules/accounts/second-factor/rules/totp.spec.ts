import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instantOf, type Instant } from '../../../../kernel/time/instant.js';
import { base32 } from './base32.js';
import { hotp, matchingStep, otpauthUrl, stepAt, totpCodeIn } from './totp.js';

const SECRET = Buffer.from('12345678901234567890');

describe('base32', () => {
  // RFC 4648 §10, without the padding.
  const table: [string, string][] = [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ];
  for (const [plain, encoded] of table)
    it(`${plain || 'nothing'} → ${encoded || 'nothing'}`, () => assert.equal(base32(Buffer.from(plain)), encoded));
});

describe('one-time codes', () => {
  // RFC 4226 appendix D: counters 0 to 9.
  const counted = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  counted.forEach((code, counter) =>
    it(`RFC 4226: counter ${counter} → ${code}`, () => assert.equal(hotp(SECRET, counter), code)),
  );

  // RFC 6238 appendix B, SHA-1; it prints eight digits, whose last six are the code of six.
  const timed: [number, string][] = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ];
  for (const [seconds, eight] of timed) {
    it(`RFC 6238: at ${seconds} s → ${eight.slice(2)}`, () =>
      assert.equal(hotp(SECRET, stepAt(instantOf(seconds * 1000))), eight.slice(2)));
  }

  it('count one step before and one after, and each step once', () => {
    const now = instantOf('2026-03-01T10:00:10Z');
    const step = stepAt(now);
    const codeOf = (offset: number) => hotp(SECRET, step + offset);
    assert.deepEqual(
      [-2, -1, 0, 1, 2].map((offset) => matchingStep(SECRET, codeOf(offset), now, null)),
      [null, step - 1, step, step + 1, null],
    );
    assert.equal(matchingStep(SECRET, codeOf(0), now, step), null, 'used');
    assert.equal(matchingStep(SECRET, codeOf(-1), now, step), null, 'overtaken');
    assert.equal(matchingStep(SECRET, codeOf(1), now, step), step + 1, 'the next one');
  });

  it('whatever the time, an accepted code never counts again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 2_000_000_000 }), fc.integer({ min: -1, max: 1 }), (ms, offset) => {
        const now = ms as Instant;
        const code = hotp(SECRET, stepAt(now) + offset);
        const step = matchingStep(SECRET, code, now, null);
        return step !== null && matchingStep(SECRET, code, now, step) !== step;
      }),
      { numRuns: 200 },
    );
  });

  it('may be typed with a gap or on a wide keyboard', () => {
    for (const typed of ['123456', ' 123 456 ', '123-456', '１２３４５６']) assert.equal(totpCodeIn(typed), '123456');
    for (const typed of ['', '12345', '1234567', '12345a', '١٢٣٤٥٦']) assert.equal(totpCodeIn(typed), null, typed);
  });

  it('the address for authenticators names issuer and person', () => {
    assert.equal(
      otpauthUrl(SECRET, 'Posthorn', 'm1234.2'),
      'otpauth://totp/Posthorn:m1234.2?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Posthorn&algorithm=SHA1&digits=6&period=30',
    );
  });
});
