import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { SmtpSession } from '../../../src/modules/delivery/adapters/smtp-session/smtp-session.js';
import { classifyFailure } from '../../../src/modules/delivery/rules/classify-reply.js';
import {
  type SinkAction,
  type SinkOptions,
  type SinkStage,
  SmtpSink,
  USUAL_EXTENSIONS,
} from '../../support/peers/smtp-sink.js';
import {
  at,
  failureIn,
  mail,
  MESSAGE,
  opening,
  scripted,
  sending,
  sinkWith,
  stopSinks,
  target,
} from './session-world.js';

describe('the SMTP session', () => {
  after(stopSinks);

  for (const extensions of [USUAL_EXTENSIONS, []]) {
    const name = extensions.length > 0 ? 'with pipelining' : 'with a server that offers nothing';
    it(`F47: delivers many messages over one connection ${name}, byte for byte`, async () => {
      const sink = await sinkWith({ extensions });
      const session = await SmtpSession.open(target(sink));
      for (let i = 0; i < 5; i += 1)
        assert.equal((await session.send(mail({ to: `u${i}@example.net` }), at)).kind, 'delivered');
      session.close();
      assert.equal(sink.connections, 1);
      assert.deepEqual(
        sink.mails.map((received) => received.to),
        [0, 1, 2, 3, 4].map((i) => [`u${i}@example.net`]),
      );
      for (const received of sink.mails) assert.ok(received.raw.equals(MESSAGE));
    });
  }

  it('F47: falls back to HELO', async () => {
    const { result } = await sending(scripted('ehlo', { reply: '502 5.5.1 what is EHLO' }));
    assert.equal(result.kind, 'delivered');
  });

  for (const [stage, action] of [
    ['banner', { reply: '554 5.7.1 go away' }],
    ['banner', { reply: '421 4.3.2 later' }],
    ['ehlo', { replyThenClose: '421 4.7.0 too fast' }],
  ] as [SinkStage, SinkAction][]) {
    it(`F37, F38: ${JSON.stringify(action)} at ${stage} ends the session without blaming the message`, async () => {
      const { failure } = await opening(scripted(stage, action));
      assert.equal(failure.stage, stage);
      assert.equal(classifyFailure(failure).permanent, false);
    });
  }

  for (const stage of ['mail', 'rcpt', 'data', 'dot'] as const) {
    for (const code of [451, 550]) {
      it(`F37, F38: ${code} at ${stage} is this message's result and leaves the session usable`, async () => {
        const { result, usable } = await sending(scripted(stage, { reply: `${code} 5.0.0 no` }));
        assert.deepEqual(failureIn(result), [stage, code, code === 550, false]);
        assert.equal(usable, true);
      });
    }
  }

  it('after a refused recipient the next message goes over the same connection', async () => {
    const sink = await sinkWith({
      script: ({ stage, count }) => (stage === 'rcpt' && count === 1 ? { reply: '550 5.1.1 unknown' } : undefined),
    });
    const session = await SmtpSession.open(target(sink));
    assert.equal((await session.send(mail(), at)).kind, 'failed');
    assert.equal((await session.send(mail(), at)).kind, 'delivered');
    assert.equal(sink.connections, 1);
    session.close();
  });

  it('ends the empty transaction of a server that goes ahead without a recipient', async () => {
    const sink = await sinkWith({});
    const script = sink.options as { script?: SinkOptions['script'] };
    script.script = ({ stage, count }) => {
      if (stage === 'mail' && count === 1) return { raw: '250 ok\r\n550 5.1.1 unknown\r\n354 go ahead\r\n' };
      if (stage === 'rcpt' && count === 1) return { raw: '' };
      return undefined;
    };
    const session = await SmtpSession.open(target(sink));
    const result = await session.send(mail(), at);
    assert.deepEqual(failureIn(result).slice(0, 2), ['rcpt', 550]);
    session.destroy();
  });

  it('holds the final dot back until it may finish; the body of a large message travels meanwhile', async () => {
    let permit: (yes: boolean) => void = () => undefined;
    const permission = new Promise<boolean>((resolve) => (permit = resolve));
    let begins: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begins = resolve));
    const sink = await sinkWith({ script: ({ stage }) => (stage === 'body' ? (begins(), undefined) : undefined) });
    const session = await SmtpSession.open(target(sink));
    const message = Buffer.from(`Subject: large\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(300)}`);
    const sent = session.send(mail({ message }), () => permission);
    await begun;
    assert.equal(sink.mails.length, 0);
    permit(true);
    assert.equal((await sent).kind, 'delivered');
    assert.equal(sink.mails.length, 1);
    session.close();
  });

  it('a small message leaves with its dot, after the permission', async () => {
    let permit: (yes: boolean) => void = () => undefined;
    const permission = new Promise<boolean>((resolve) => (permit = resolve));
    let permitted = false;
    const early: string[] = [];
    const sink = await sinkWith({
      script: ({ stage }) => {
        if (!permitted) early.push(stage);
        return undefined;
      },
    });
    const session = await SmtpSession.open(target(sink));
    const sent = session.send(mail(), () => permission);
    await sink.until((peer) => peer.commands.includes('DATA'));
    permitted = true;
    permit(true);
    assert.equal((await sent).kind, 'delivered');
    assert.ok(!early.includes('body') && !early.includes('dot'), early.join());
    session.close();
  });

  it('sends no copy when it may not finish', async () => {
    const { result, sink, usable } = await sending({}, () => Promise.resolve(false));
    assert.equal(result.kind, 'withheld');
    assert.equal(usable, false);
    await sink.until((peer) => peer.openConnections === 0);
    assert.equal(sink.mails.length, 0);
  });

  for (const [name, action, network] of [
    ['a close', { close: true }, 'closed'],
    ['a reset', { resetConnection: true }, 'closed'],
    ['silence', { hang: true }, 'timeout'],
    ['a tarpit of a byte every 50 ms', { trickle: '250 2.0.0 thank you very much indeed', everyMs: 50 }, 'timeout'],
    ['garbage', { raw: 'fnord\r\n' }, 'protocol'],
    ['NULs', { raw: Buffer.from('\0\0\0\r\n') }, 'protocol'],
    ['a code that changes inside the reply', { raw: '250-yes\r\n550 no\r\n' }, 'protocol'],
    ['an endless reply', { raw: '250-more\r\n'.repeat(200) }, 'protocol'],
    ['ten megabytes in one line', { raw: Buffer.alloc(10_000_000, 0x61) }, 'protocol'],
    ['a 3xx', { raw: '354 go ahead\r\n' }, 'protocol'],
  ] as [string, SinkAction, string][]) {
    it(`F40, F42, F45, F46: ${name} after the final dot is ambiguous and only defers`, async () => {
      const { result } = await sending(scripted('dot', action));
      assert.deepEqual(failureIn(result), ['dot', null, false, true]);
      assert.equal(result.kind === 'failed' && result.failure.network, network);
    });
    it(`F40, F42, F45, F46: ${name} at RCPT defers and is not ambiguous`, async () => {
      const { result, usable } = await sending({ ...scripted('rcpt', action), extensions: [] });
      const [stage, , permanent, ambiguous] = failureIn(result);
      assert.deepEqual([stage, permanent, ambiguous], ['rcpt', false, false]);
      assert.equal(usable && network !== 'protocol', false);
    });
    it(`${name} instead of a banner gives the host up`, async () => {
      const { failure } = await opening(scripted('banner', action));
      assert.ok(['connect', 'banner'].includes(failure.stage));
      assert.equal(classifyFailure(failure).permanent, false);
    });
  }

  it('F43: 250 followed by a reset is a delivery', async () => {
    const { result } = await sending(scripted('dot', { replyThenClose: '250 2.0.0 got it' }));
    assert.equal(result.kind, 'delivered');
  });

  it('250 before the final dot was sent is never taken for a delivery', async () => {
    for (const mayFinish of [at, () => Promise.resolve(true)]) {
      const { result } = await sending(scripted('data', { raw: '354 go\r\n250 2.0.0 got it\r\n' }), mayFinish);
      assert.deepEqual(failureIn(result), ['data', null, false, false]);
    }
  });

  it('a receiver that stops reading in the middle of the body is given up', async () => {
    const big = Buffer.concat([Buffer.from('Subject: big\r\n\r\n'), Buffer.alloc(30_000_000, 'x\r\n')]);
    const sink = await sinkWith({});
    const session = await SmtpSession.open(target(sink));
    sink.options.script = ({ stage }) => (stage === 'data' ? { reply: '354 go ahead' } : undefined);
    const stalled = SmtpSink.prototype.ask;
    sink.ask = async function ask(this: SmtpSink, context) {
      if (context.stage === 'body') await new Promise(() => undefined);
      return stalled.call(this, context);
    };
    const sent = session.send(mail({ message: big }), () => Promise.resolve(true));
    sink.pauseAll();
    const result = await sent;
    assert.deepEqual(failureIn(result).slice(2), [false, false]);
  });

  it('R-079, F48: a message above the announced SIZE is refused as message_too_large without DATA', async () => {
    const { result, sink, usable } = await sending({ extensions: ['PIPELINING', 'SIZE 20'] });
    assert.deepEqual(failureIn(result), ['mail', 552, true, false]);
    assert.equal(result.kind === 'failed' && classifyFailure(result.failure).class, 'message_too_large');
    assert.ok(!sink.commands.some((command) => /^(MAIL|DATA)/.test(command)));
    assert.equal(usable, true);
  });

  it('an address that would end a command is never said', async () => {
    for (const to of ['a@example.net>\r\nRCPT TO:<b@example.net', 'a b@example.net', 'a\0@example.net']) {
      const { result, sink } = await sending({}, at, { to });
      assert.deepEqual(failureIn(result), ['mail', 552, true, false]);
      assert.ok(!sink.commands.some((command) => command.startsWith('RCPT')));
    }
  });

  it('F47: never sends 8-bit bytes or internationalised addresses to a server that did not offer them', async () => {
    const eightBit = await sending({ extensions: [] }, at, { eightBit: true });
    const utf8 = await sending({ extensions: ['8BITMIME'] }, at, { utf8: true });
    for (const { result, sink } of [eightBit, utf8]) {
      assert.equal(result.kind === 'failed' && classifyFailure(result.failure).class, 'content');
      assert.equal(sink.mails.length, 0);
    }
    const fine = await sending({}, at, { eightBit: true, utf8: true });
    assert.ok(fine.sink.commands.some((command) => /^MAIL .*BODY=8BITMIME SMTPUTF8/.test(command)));
  });
});
