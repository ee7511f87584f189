import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RFC_TIMEOUTS } from '../../../src/modules/delivery/adapters/smtp-session/session-types.js';
import { SmtpSession } from '../../../src/modules/delivery/adapters/smtp-session/smtp-session.js';
import { classifyFailure } from '../../../src/modules/delivery/rules/classify-reply.js';
import { eventually } from '../../support/eventually.js';
import { SmtpSink } from '../../support/peers/smtp-sink.js';
import { answersLate } from '../../support/peers/slow-answers.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { mxRoute } from './mx-world.js';
import { at, failureIn, mail, QUICK, scripted, sending, sinkWith, stopSinks, target } from './session-world.js';

/** What receivers and name servers do wrong and the other files do not show; numbers as in the list of faults. */
describe('faults of receivers', () => {
  let dns: DnsServer;
  before(async () => {
    dns = await DnsServer.start();
  });
  after(async () => {
    await stopSinks();
    await dns.stop();
  });

  it('F42: a close or a reset in the middle of DATA defers and leaves no doubt', async () => {
    for (const action of [{ close: true }, { resetConnection: true }] as const) {
      const sink = await sinkWith({ ...scripted('body', action), extensions: [] });
      const session = await SmtpSession.open(target(sink));
      const gone = (): Promise<true> =>
        eventually('it is noticed', () => Promise.resolve(!session.usable || undefined));
      // Larger than what waits for its dot.
      const message = Buffer.from(`Subject: large\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(300)}`);
      assert.deepEqual(failureIn(await session.send(mail({ message }), gone)).slice(2), [false, false]);
      assert.equal(session.usable, false);
      assert.equal(sink.mails.length, 0);
    }
  });

  it('F44: ten minutes are given at the final dot, and a late answer inside them is a delivery', async () => {
    assert.ok(RFC_TIMEOUTS.finalMs >= 600_000);
    const sink = await sinkWith({ script: answersLate('dot', 3 * QUICK.mailMs) });
    const session = await SmtpSession.open(target(sink, { timeouts: { ...QUICK, finalMs: RFC_TIMEOUTS.finalMs } }));
    assert.equal((await session.send(mail(), at)).kind, 'delivered');
    session.close();
    assert.equal(sink.mails.length, 1);
  });

  it('F45: a reply without text counts by its code', async () => {
    for (const raw of ['250\r\n', '250 \r\n', '250-\r\n250\r\n'])
      assert.equal((await sending(scripted('dot', { raw }))).result.kind, 'delivered', JSON.stringify(raw));
    assert.deepEqual(failureIn((await sending(scripted('rcpt', { raw: '550\r\n' }))).result), [
      'rcpt',
      550,
      true,
      false,
    ]);
  });

  it('F51: aliases in a circle only defer', async () => {
    dns.set('round.test', { cname: 'about.test' }).set('about.test', { cname: 'round.test' });
    const answer = await mxRoute({ dns, port: 25 }).resolve('round.test');
    assert.equal(answer.kind, 'failure');
    const failure = { stage: 'dns', code: null, enhancedCode: null, text: '', network: answer.network } as const;
    assert.equal(classifyFailure(failure).permanent, false);
  });

  it('F50: a name server that says nothing only defers, within its time', async () => {
    dns.fail('silent.test', 'timeout');
    const answer = await mxRoute({ dns, port: 25 }).resolve('silent.test');
    assert.equal(answer.kind === 'failure' && answer.network, 'dns_temporary');
  });

  it('F52: a mail host that IPv6 does not reach is reached by IPv4', async () => {
    const sink = await SmtpSink.start({ host: '127.0.0.96' });
    try {
      dns.set('both.test', { mx: [[10, 'mx.both.test']] });
      // 2001:db8::/32 is for documentation: nobody answers there (RFC 3849).
      dns.set('mx.both.test', { aaaa: ['2001:db8::25'] }, { a: ['127.0.0.96'] });
      const route = mxRoute({ dns, port: sink.port });
      const answer = await route.resolve('both.test');
      const source = { ip: 'any', heloName: 'out.example.org' };
      const site = answer.kind === 'site' ? answer.site : '';
      const dialled = await route.dial({ site, domain: 'both.test', source, avoid: new Set() });
      assert.equal(dialled.kind, 'open', dialled.kind === 'failed' ? dialled.failure.text : '');
      if (dialled.kind === 'open') dialled.courier.close();
    } finally {
      await sink.stop();
    }
  });
});
