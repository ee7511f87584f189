import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { RawClient } from './raw-client.js';
import { RecordingServer } from './recording-server.js';

const LOGIN = { username: 'user', password: 'right' };
const SECOND = [
  'MAIL FROM:<admin@posthorn.test>',
  'RCPT TO:<victim@posthorn.test>',
  'DATA',
  'Subject: smuggled',
  '',
  'second',
  '.',
  '',
].join('\r\n');

/** Everything that some server took for the end of a message and that is not CR LF . CR LF. */
const FALSE_ENDS: Record<string, string> = {
  'LF . LF': '\n.\n',
  'LF . CR LF': '\n.\r\n',
  'CR LF . LF': '\r\n.\n',
  'CR LF . CR': '\r\n.\r',
  'CR . CR LF': '\r.\r\n',
  'CR . CR': '\r.\r',
  'CR . LF': '\r.\n',
  'LF . CR': '\n.\r',
  'CR LF . CR CR LF': '\r\n.\r\r\n',
  'CR CR LF . CR CR LF': '\r\r\n.\r\r\n',
  'LF LF . LF LF': '\n\n.\n\n',
  'LF CR . LF CR': '\n\r.\n\r',
  'LF CR . CR LF': '\n\r.\r\n',
  'CR LF NUL . CR LF': '\r\n\0.\r\n',
  'CR LF . NUL CR LF': '\r\n.\0\r\n',
  'CR LF . CR NUL LF': '\r\n.\r\0\n',
  'CR NUL LF . CR LF': '\r\0\n.\r\n',
  'CR LF space . CR LF': '\r\n .\r\n',
  'CR LF . space CR LF': '\r\n. \r\n',
  'CR LF . tab CR LF': '\r\n.\t\r\n',
  'CR LF . . CR LF': '\r\n..\r\n',
  'CR LF . VT': '\r\n.\x0b',
  'CR LF . FF': '\r\n.\x0c',
  'NEL . NEL': '\x85.\x85',
  'LS . LS in UTF-8': '\xe2\x80\xa8.\xe2\x80\xa8',
  'UTF-16 line ends': '\0\r\0\n\0.\0\r\0\n',
  'overlong CR LF': '\xc0\x8d\xc0\x8a.\xc0\x8d\xc0\x8a',
  'CR LF full-width dot CR LF': '\r\n\xef\xbc\x8e\r\n',
  'CR LF quoted dot': '\r\n=2E\r\n',
  'CR LF . BS CR LF': '\r\n.\x08\r\n',
};

describe('SMTP smuggling', () => {
  let world: RecordingServer;
  before(async () => {
    world = await new RecordingServer().start();
  });
  beforeEach(() => {
    world.mails.length = 0;
  });
  after(() => world.stop());

  const ports = { submission: () => world.port, inbound: () => world.inboundPort };
  for (const [kind, portOf] of Object.entries(ports)) {
    for (const [name, bytes] of Object.entries(FALSE_ENDS)) {
      for (const split of [false, true]) {
        it(`${kind}: ${name} ends no message${split ? ', byte by byte' : ''}`, () =>
          oneMail(portOf(), kind, bytes, split));
      }
    }
  }

  async function oneMail(port: number, kind: string, falseEnd: string, split: boolean): Promise<void> {
    const client = await RawClient.ready(port, kind === 'submission' ? LOGIN : undefined);
    await client.say('MAIL FROM:<a@posthorn.test>');
    await client.say('RCPT TO:<b@posthorn.test>');
    assert.equal((await client.say('DATA')).code, 354);
    const bytes = `Subject: first\r\n\r\nbody${falseEnd}${SECOND}`;
    if (split) for (const byte of bytes.slice(0, -5)) client.write(byte);
    client.write(split ? bytes.slice(-5) : bytes);
    const answer = await client.heard();
    assert.equal(answer.code, 250);
    const quit = await client.say('QUIT');
    assert.equal(quit.code, 221, 'nothing else was answered in between');
    assert.equal(world.mails.length, 1, 'one mail');
    assert.ok(world.mails[0]!.content.includes('smuggled'), 'the second part is text of the first');
    assert.deepEqual(world.mails[0]!.recipients, ['b@posthorn.test']);
  }

  it('the true end does end it, wherever the packets are cut', async () => {
    const bytes = 'Subject: x\r\n\r\nbody\r\n.\r\n';
    const client = await RawClient.ready(world.port, LOGIN);
    for (let at = bytes.length - 6; at < bytes.length; at += 1) {
      await client.say('MAIL FROM:<a@posthorn.test>');
      await client.say('RCPT TO:<b@posthorn.test>');
      await client.say('DATA');
      client.write(bytes.slice(0, at));
      client.write(bytes.slice(at));
      assert.equal((await client.heard()).code, 250);
    }
    assert.deepEqual(new Set(world.mails.map((mail) => mail.content)), new Set(['Subject: x\r\n\r\nbody\r\n']));
    client.destroy();
  });

  it('commands hidden in a BDAT chunk are content', async () => {
    const client = await RawClient.ready(world.port, LOGIN);
    await client.say('MAIL FROM:<a@posthorn.test>');
    await client.say('RCPT TO:<b@posthorn.test>');
    const content = `Subject: x\r\n\r\n\r\n.\r\n${SECOND}`;
    client.write(`BDAT ${content.length} LAST\r\n${content}`);
    assert.equal((await client.heard()).code, 250);
    assert.equal((await client.say('QUIT')).code, 221);
    assert.deepEqual(
      world.mails.map((mail) => mail.content),
      [content],
    );
  });

  it('the bytes of a refused BDAT chunk are not read as commands', async () => {
    const client = await RawClient.ready(world.port, LOGIN);
    client.write(`BDAT ${SECOND.length} LAST\r\n${SECOND}QUIT\r\n`);
    assert.deepEqual(
      (await client.heardUntilEnd()).map((r) => r.code),
      [503, 221],
    );
    assert.equal(world.mails.length, 0);
  });

  it('a message that is too large is not read as commands after its limit', async () => {
    const small = await new RecordingServer({ messageBytes: 100 }).start();
    const client = await RawClient.ready(small.port, LOGIN);
    await client.say('MAIL FROM:<a@posthorn.test>');
    await client.say('RCPT TO:<b@posthorn.test>');
    await client.say('DATA');
    client.write(`${'x'.repeat(300)}\r\n${SECOND.replace('\r\n.\r\n', '\r\n')}\r\n.\r\nQUIT\r\n`);
    assert.deepEqual(
      (await client.heardUntilEnd()).map((r) => r.code),
      [552, 221],
    );
    assert.equal(small.mails.length, 0);
    await small.stop();
  });
});
