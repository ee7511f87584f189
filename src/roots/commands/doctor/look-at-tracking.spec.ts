import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, systemNow } from '../../../kernel/time/instant.js';
import type { CertificateFacts } from './look-at-tls.js';
import { judgeTracking } from './look-at-tracking.js';

const NAME = 'track.acme.example';
const shown = (change: Partial<CertificateFacts> = {}): CertificateFacts => ({
  endsAt: addMs(systemNow(), 60 * DAY_MS),
  isSelfSigned: false,
  covers: (host) => host === NAME,
  ...change,
});

describe('what the doctor says of a name that links carry', () => {
  const cases: [string, CertificateFacts | string, string, RegExp][] = [
    ['a certificate for it', shown(), 'ok', /good for \d+ days/],
    ['nobody there', 'connect ECONNREFUSED', 'warn', /track\.acme\.example does not answer over TLS: connect/],
    ['the certificate of another name', shown({ covers: () => false }), 'bad', /track\.acme\.example: .* not for/],
    ['one that has ended', shown({ endsAt: addMs(systemNow(), -1) }), 'bad', /track\.acme\.example: .* ended/],
    ['a self-signed one', shown({ isSelfSigned: true }), 'warn', /track\.acme\.example: .* self-signed/],
  ];
  for (const [what, facts, verdict, says] of cases)
    it(`${what}: ${verdict}`, () => {
      const finding = judgeTracking(NAME, facts);
      assert.equal(finding.verdict, verdict);
      assert.match(finding.found, says);
      if ('mend' in finding) assert.match(finding.mend, /docs\/operate\/proxy\.md/);
    });
});
