import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAmbiguous, triesNextHost } from './next-host.js';
import type { Failure, Stage } from './reply.js';
import { providerOf, shapingFor, siteNameOf } from './shaping.js';

describe('shaping', () => {
  it('knows providers by their MX hosts and treats mixed sets as private', () => {
    assert.equal(providerOf(['aspmx.l.google.com', 'alt1.aspmx.l.google.com']), 'google');
    assert.equal(providerOf(['example-org.mail.protection.outlook.com']), 'microsoft');
    assert.equal(providerOf(['mx.example.org', 'aspmx.l.google.com']), null);
    assert.equal(providerOf([]), null);
  });

  it('puts overrides above the provider above the default, and forgets them at their end', () => {
    const hosts = ['mta5.am0.yahoodns.net'];
    assert.deepEqual(
      [
        shapingFor(hosts, 0).connections,
        shapingFor(hosts, 0).messagesPerConnection,
        shapingFor(['mx.example.org'], 0).connections,
      ],
      [5, 20, 20],
    );
    const learned = { connections: 1, untilMs: 1_000 };
    assert.equal(shapingFor(hosts, 999, [learned]).connections, 1);
    assert.equal(shapingFor(hosts, 1_000, [learned]).connections, 5);
  });

  it('names a site by its sorted hosts, apart where verified TLS is demanded', () => {
    assert.equal(siteNameOf(['B.example.', 'a.example'], false), siteNameOf(['a.example', 'b.example'], false));
    assert.notEqual(siteNameOf(['a.example'], true), siteNameOf(['a.example'], false));
  });
});

describe('the next host', () => {
  const failure = (stage: Stage, code: number | null): Failure => ({
    stage,
    code,
    enhancedCode: null,
    text: '',
    ...(code === null ? { network: 'closed' as const } : {}),
  });

  it('is tried after failures of the machine, not after answers to the message', () => {
    const table: [Stage, number | null, boolean][] = [
      ['connect', null, true],
      ['banner', 554, true],
      ['ehlo', 421, true],
      ['starttls', null, true],
      ['mail', 550, false],
      ['rcpt', 451, false],
      ['rcpt', 421, true],
      ['data', null, true],
      ['dot', 451, false],
      ['dot', null, false],
    ];
    for (const [stage, code, expected] of table)
      assert.equal(triesNextHost(failure(stage, code)), expected, `${stage} ${code}`);
  });

  it('only silence after the final dot is ambiguous', () => {
    assert.equal(isAmbiguous(failure('dot', null)), true);
    assert.equal(isAmbiguous(failure('dot', 451)), false);
    assert.equal(isAmbiguous(failure('data', null)), false);
  });
});
