import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RFC_TIMEOUTS } from '../../../src/modules/delivery/adapters/smtp-session/session-types.js';
import { SmtpSession } from '../../../src/modules/delivery/adapters/smtp-session/smtp-session.js';
import { classifyFailure } from '../../../src/modules/delivery/rules/classify-reply.js';
import { eventually } from '../../support/eventually.js';
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
      assert.deepEqual(failureIn(await session.send(mail(), gone)).slice(2), [false, false]);
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
});
