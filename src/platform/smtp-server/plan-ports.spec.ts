import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planPorts } from './plan-ports.js';

const plan = (submission: number[], tls: number[], inbound: number): string[] =>
  planPorts({ SMTP_SUBMISSION_PORTS: submission, SMTP_TLS_PORTS: tls, SMTP_INBOUND_PORT: inbound }).map(
    (p) => `${p.port} ${p.tls}${p.submission ? ' submission' : ''}${p.inbound ? ' inbound' : ''}`,
  );

describe('SMTP ports', () => {
  it('a port may be both submission and inbound', () => {
    assert.deepEqual(plan([25, 587, 2525], [465], 25), [
      '25 starttls submission inbound',
      '587 starttls submission',
      '2525 starttls submission',
      '465 implicit submission',
    ]);
  });

  it('an inbound port of its own', () => {
    assert.deepEqual(plan([2525], [], 2526), ['2525 starttls submission', '2526 starttls inbound']);
  });

  it('0 asks for another free port each time', () => {
    assert.deepEqual(plan([0, 0], [0], 0), [
      '0 starttls submission',
      '0 starttls submission',
      '0 implicit submission',
      '0 starttls inbound',
    ]);
  });

  it('a port named twice opens once', () => assert.deepEqual(plan([2525, 2525], [2525], 0).length, 2));
});
