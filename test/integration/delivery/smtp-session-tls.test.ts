import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SmtpSession } from '../../../src/modules/delivery/adapters/smtp-session/smtp-session.js';
import type { SessionTarget } from '../../../src/modules/delivery/adapters/smtp-session/session-types.js';
import { type CertificatePair, expired, selfSigned } from '../../support/peers/certificates.js';
import type { SinkOptions } from '../../support/peers/smtp-sink.js';
import { at, mail, opening, QUICK, sinkWith, stopSinks, target } from './session-world.js';

describe('the SMTP session with TLS', () => {
  let pair: CertificatePair;
  before(() => {
    pair = selfSigned('mx.example.net');
  });
  after(stopSinks);

  const secured = (): SinkOptions => ({ tls: { key: pair.key, cert: pair.cert } });
  const digest = (): Buffer =>
    createHash('sha256')
      .update(pair.parsed.publicKey.export({ type: 'spki', format: 'der' }))
      .digest();

  it('opportunistic: uses STARTTLS, without judging the certificate, and says what was agreed', async () => {
    const sink = await sinkWith(secured());
    const session = await SmtpSession.open(target(sink));
    assert.equal((await session.send(mail(), at)).kind, 'delivered');
    assert.equal(sink.mails[0]?.secure, true);
    assert.match(session.facts.tls?.version ?? '', /^TLSv1\.[23]$/);
    session.close();
  });

  it('bytes injected in clear after STARTTLS are refused', async () => {
    const { failure } = await opening({
      ...secured(),
      script: ({ stage }) => (stage === 'starttls' ? { raw: '220 go\r\n250 injected\r\n' } : undefined),
    });
    assert.deepEqual([failure.stage, failure.network], ['starttls', 'protocol']);
  });

  it('F49: a failing handshake is told apart: forgivable when opportunistic, final for the host when required', async () => {
    const broken: SinkOptions = {
      ...secured(),
      script: ({ stage }) => (stage === 'starttls' ? { raw: '220 go\r\n' } : undefined),
    };
    const opportunistic = await opening(broken, { timeouts: { ...QUICK, tlsMs: 200 } });
    assert.equal(opportunistic.failure.stage, 'starttls');
    const old: SinkOptions = { tls: { ...pair, maxVersion: 'TLSv1.1' } };
    assert.equal((await opening(old)).failure.network, 'tls_failed');
    assert.equal((await opening(old, { tls: 'required' })).failure.network, 'tls_policy');
  });

  it('F49: an expired certificate encrypts where none is asked for, opens by its DANE key, and is refused where names are verified', async () => {
    const old = expired('mx.example.net');
    const sink = await sinkWith({ tls: old });
    const opportunistic = await SmtpSession.open(target(sink));
    assert.equal((await opportunistic.send(mail(), at)).kind, 'delivered');
    assert.equal(sink.mails[0]?.secure, true);
    opportunistic.close();
    // DANE-EE vouches for the key alone: dates and names do not count (RFC 7672 §3.1.1).
    const key = createHash('sha256').update(old.parsed.publicKey.export({ type: 'spki', format: 'der' }));
    const tlsaRecords = [{ usage: 3, selector: 1, mtype: 1, cert: key.digest() }];
    (await SmtpSession.open(target(sink, { tls: 'dane', tlsaRecords }))).close();
    assert.equal((await opening({ tls: old }, { tls: 'verified' })).failure.network, 'tls_policy');
  });

  it('F49: a receiver of TLS 1.0 alone fails the handshake, which is no reason for clear text where TLS is demanded', async () => {
    const ancient: SinkOptions = { tls: { ...pair, maxVersion: 'TLSv1' } };
    assert.equal((await opening(ancient)).failure.network, 'tls_failed');
    for (const demand of ['required', 'verified'] as const) {
      const sink = await sinkWith(ancient);
      await assert.rejects(SmtpSession.open(target(sink, { tls: demand })));
      assert.equal(sink.commands.filter((command) => command.startsWith('MAIL')).length, 0);
    }
  });

  it('required: never in clear', async () => {
    const { failure } = await opening({}, { tls: 'required' });
    assert.equal(failure.network, 'tls_policy');
  });

  it('F49: verified: a certificate nobody vouches for is refused', async () => {
    assert.equal((await opening(secured(), { tls: 'verified' })).failure.network, 'tls_policy');
  });

  it('DANE: the matching record opens, another refuses', async () => {
    const sink = await sinkWith(secured());
    const records = (cert: Buffer, usage: number): SessionTarget['tlsaRecords'] => [
      { usage, selector: 1, mtype: 1, cert },
    ];
    for (const usage of [2, 3]) {
      const session = await SmtpSession.open(target(sink, { tls: 'dane', tlsaRecords: records(digest(), usage) }));
      session.close();
      const refused = await opening(secured(), { tls: 'dane', tlsaRecords: records(Buffer.alloc(32), usage) });
      assert.equal(refused.failure.network, 'tls_policy');
    }
  });

  it('implicit TLS with a password, as a smart host wants it', async () => {
    const sink = await sinkWith({ ...secured(), implicitTls: true, extensions: ['AUTH PLAIN LOGIN', 'PIPELINING'] });
    const session = await SmtpSession.open(target(sink, { implicitTls: true, auth: { user: 'u', pass: 'p' } }));
    assert.equal((await session.send(mail(), at)).kind, 'delivered');
    assert.ok(sink.commands.includes(`AUTH PLAIN ${Buffer.from('\0u\0p').toString('base64')}`));
    session.close();
  });
});
