import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { plainResponse, RawClient } from './raw-client.js';
import { RecordingServer } from './recording-server.js';

const LOGIN = { username: 'user', password: 'right' };
const ENVELOPE = 'MAIL FROM:<a@posthorn.test>\r\nRCPT TO:<b@posthorn.test>\r\nDATA\r\n';

describe('SMTP dialogue', () => {
  let world: RecordingServer;
  let client: RawClient;
  before(async () => {
    world = await new RecordingServer().start();
  });
  beforeEach(() => {
    world.mails.length = 0;
    client?.destroy();
  });
  after(async () => {
    client.destroy();
    await world.stop();
  });

  const ready = async (): Promise<RawClient> => (client = await RawClient.ready(world.port, LOGIN));
  const codes = async (...commands: string[]): Promise<number[]> => {
    const heard: number[] = [];
    for (const command of commands) heard.push((await client.say(command)).code);
    return heard;
  };

  it('EHLO names what is offered, AUTH only where it may be used', async () => {
    client = await RawClient.connect(world.port);
    assert.match((await client.heard()).text, /^mx\.posthorn\.test ESMTP$/);
    const offered = (await client.say('EHLO client.example')).text.split('\n');
    assert.deepEqual(offered, [
      'mx.posthorn.test',
      'PIPELINING',
      'SIZE 46137344',
      '8BITMIME',
      'ENHANCEDSTATUSCODES',
      'CHUNKING',
      'SMTPUTF8',
      'STARTTLS',
      'AUTH PLAIN LOGIN',
    ]);
    client.destroy();
    client = await RawClient.connect(world.strictPort);
    await client.heard();
    assert.doesNotMatch((await client.say('EHLO client.example')).text, /AUTH/);
    client.destroy();
    client = await RawClient.connect(world.inboundPort);
    await client.heard();
    assert.doesNotMatch((await client.say('EHLO client.example')).text, /AUTH/);
  });

  it('a whole session in one packet is answered in order', async () => {
    client = await RawClient.connect(world.port);
    const auth = `AUTH PLAIN ${plainResponse('user', 'right')}\r\n`;
    client.write(
      `EHLO c.example\r\n${auth}${ENVELOPE}Subject: 1\r\n\r\none\r\n.\r\n${ENVELOPE}Subject: 2\r\n\r\ntwo\r\n.\r\nQUIT\r\n`,
    );
    const replies = await client.heardUntilEnd();
    assert.deepEqual(
      replies.map((r) => r.code),
      [220, 250, 235, 250, 250, 354, 250, 250, 250, 354, 250, 221],
    );
    assert.deepEqual(
      world.mails.map((mail) => mail.content),
      ['Subject: 1\r\n\r\none\r\n', 'Subject: 2\r\n\r\ntwo\r\n'],
    );
    assert.match(replies[6]!.text, /accepted msg_1$/);
  });

  it('a client that closes its side after the last byte still hears all replies', async () => {
    await ready();
    client.write(`${ENVELOPE}x\r\n.\r\nQUIT\r\n`);
    client.endWriting();
    assert.deepEqual(
      (await client.heardUntilEnd()).map((r) => r.code),
      [250, 250, 354, 250, 221],
    );
  });

  it('CHUNKING: chunks of any size make one message', async () => {
    await ready();
    await codes('MAIL FROM:<a@posthorn.test>', 'RCPT TO:<b@posthorn.test>');
    client.write('BDAT 5\r\n.\r\n.\rBDAT 0\r\nBDAT 3\r\n\nabBDAT 1 LAST\r\nc');
    const replies = [await client.heard(), await client.heard(), await client.heard(), await client.heard()];
    assert.deepEqual(
      replies.map((r) => r.code),
      [250, 250, 250, 250],
    );
    assert.equal(world.mails[0]?.content, '.\r\n.\r\nabc');
  });

  it('CHUNKING does not mix with DATA, and RCPT comes before it', async () => {
    await ready();
    await codes('MAIL FROM:<a@posthorn.test>', 'RCPT TO:<b@posthorn.test>');
    client.write('BDAT 1\r\nx');
    assert.equal((await client.heard()).code, 250);
    assert.deepEqual(await codes('DATA', 'RCPT TO:<c@posthorn.test>', 'RSET'), [503, 503, 250]);
    assert.equal((await client.say('BDAT 0 LAST')).code, 503);
    assert.equal((await client.say('BDAT x')).code, 501);
    assert.deepEqual(await client.heardUntilEnd(), []);
  });

  it('commands out of order are 503 and change nothing', async () => {
    client = await RawClient.connect(world.port);
    await client.heard();
    assert.deepEqual(
      await codes('MAIL FROM:<a@posthorn.test>', 'AUTH PLAIN', 'STARTTLS', 'DATA'),
      [503, 503, 503, 503],
    );
    assert.deepEqual(
      await codes('EHLO c.example', 'MAIL FROM:<a@posthorn.test>', 'RCPT TO:<b@posthorn.test>', 'DATA'),
      [250, 530, 530, 530],
    );
    assert.deepEqual(
      await codes(`AUTH PLAIN ${plainResponse('user', 'right')}`, 'RCPT TO:<b@posthorn.test>', 'DATA'),
      [235, 503, 503],
    );
    assert.deepEqual(
      await codes('MAIL FROM:<a@posthorn.test>', 'DATA', 'MAIL FROM:<a@posthorn.test>'),
      [250, 503, 503],
    );
    assert.deepEqual(await codes(`AUTH PLAIN ${plainResponse('user', 'right')}`, 'STARTTLS'), [503, 503]);
  });

  it('AUTH twice is refused, a cancelled or malformed one is not a failure of the password', async () => {
    client = await RawClient.ready(world.port);
    assert.deepEqual(
      await codes('AUTH PLAIN', '*', 'AUTH PLAIN %%%', 'AUTH CRAM-MD5', 'AUTH', 'AUTH LOGIN'),
      [334, 501, 501, 504, 504, 334],
    );
    assert.deepEqual(
      await codes(Buffer.from('user').toString('base64'), Buffer.from('right').toString('base64')),
      [334, 235],
    );
    assert.equal((await client.say(`AUTH PLAIN ${plainResponse('user', 'right')}`)).code, 503);
    assert.doesNotMatch((await client.say('EHLO c.example')).text, /AUTH/);
  });

  it('wrong passwords always hear the same 535; the fifth ends the session', async () => {
    client = await RawClient.ready(world.port);
    const heard: string[] = [];
    for (let i = 0; i < 5; i += 1)
      heard.push((await client.say(`AUTH PLAIN ${plainResponse(`user${i}`, 'wrong')}`)).lines[0]!);
    assert.deepEqual([...new Set(heard)], ['535 5.7.8 authentication failed']);
    assert.deepEqual(await client.heardUntilEnd(), []);
  });

  it('when a password cannot be judged AUTH is 454, not 535', async () => {
    client = await RawClient.ready(world.port);
    assert.equal((await client.say(`AUTH PLAIN ${plainResponse('unsure', 'right')}`)).code, 454);
    assert.equal((await client.say(`AUTH PLAIN ${plainResponse('user', 'right')}`)).code, 235);
    world.faults.length = 0;
  });

  it('AUTH in clear is refused where it is not allowed, and works after STARTTLS', async () => {
    client = await RawClient.ready(world.strictPort);
    assert.equal((await client.say(`AUTH PLAIN ${plainResponse('user', 'right')}`)).code, 538);
    assert.equal((await client.say('AUTH LOGIN')).code, 538);
    assert.equal((await client.say('STARTTLS')).code, 220);
    await client.startTls();
    assert.equal((await client.say('MAIL FROM:<a@posthorn.test>')).code, 503, 'EHLO starts again');
    assert.match((await client.say('EHLO c.example')).text, /AUTH PLAIN LOGIN/);
    assert.deepEqual(
      await codes(`AUTH PLAIN ${plainResponse('user', 'right')}`, 'STARTTLS', 'MAIL FROM:<a@posthorn.test>'),
      [235, 503, 250],
    );
  });

  it('implicit TLS speaks SMTP from the first byte', async () => {
    client = await RawClient.connect(world.tlsPort, { tls: true });
    assert.equal((await client.heard()).code, 220);
    assert.doesNotMatch((await client.say('EHLO c.example')).text, /STARTTLS/);
    client.write(`AUTH PLAIN ${plainResponse('user', 'right')}\r\n${ENVELOPE}x\r\n.\r\n`);
    assert.deepEqual(
      [await client.heard(), await client.heard(), await client.heard(), await client.heard()].map((r) => r.code),
      [235, 250, 250, 354],
    );
    assert.equal((await client.heard()).code, 250);
    assert.match(world.mails[0]!.session.tls?.version ?? '', /^TLSv1\.[23]$/);
  });

  it('a port that is both takes inbound addresses without AUTH and submission after it', async () => {
    client = await RawClient.ready(world.bothPort);
    assert.deepEqual(
      await codes('MAIL FROM:<>', 'RCPT TO:<a@other.example>', 'RCPT TO:<b@posthorn.test>', 'RSET'),
      [250, 550, 250, 250],
    );
    assert.deepEqual(
      await codes(`AUTH PLAIN ${plainResponse('user', 'right')}`, 'MAIL FROM:<>', 'RCPT TO:<a@other.example>'),
      [235, 250, 250],
    );
  });

  it('RSET, HELO and EHLO end a transaction', async () => {
    await ready();
    for (const ending of ['RSET', 'HELO c.example', 'EHLO c.example']) {
      assert.deepEqual(
        await codes('MAIL FROM:<a@posthorn.test>', 'RCPT TO:<b@posthorn.test>', ending, 'DATA'),
        [250, 250, 250, 503],
      );
    }
  });

  it('parameters need EHLO, a known name and a good value', async () => {
    await ready();
    const mail = (parameters: string) => client.say(`MAIL FROM:<a@posthorn.test> ${parameters}`);
    const heard: number[] = [];
    for (const p of ['SIZE=46137345', 'SIZE=x', 'BODY=BINARYMIME', 'RET=FULL', 'SMTPUTF8=1', 'X=1', 'SIZE=1 SIZE=2'])
      heard.push((await mail(p)).code);
    assert.deepEqual(heard, [552, 501, 501, 555, 501, 555, 501]);
    assert.equal((await mail('SIZE=46137344 BODY=8BITMIME SMTPUTF8 AUTH=<>')).code, 250);
    assert.equal((await client.say('RCPT TO:<b@posthorn.test> NOTIFY=NEVER')).code, 555);
    await codes('HELO c.example');
    assert.equal((await mail('SIZE=1')).code, 555);
  });

  it('addresses outside ASCII need SMTPUTF8', async () => {
    await ready();
    assert.equal((await client.say('MAIL FROM:<jörg@posthorn.test>')).code, 553);
    assert.deepEqual(
      await codes('MAIL FROM:<a@posthorn.test>', 'RCPT TO:<jörg@posthorn.test>', 'RSET'),
      [250, 553, 250],
    );
    assert.deepEqual(await codes('MAIL FROM:<jörg@posthorn.test> SMTPUTF8', 'RCPT TO:<zoë@posthorn.test>'), [250, 250]);
  });

  it('a refused recipient leaves the others; without any there is no DATA', async () => {
    await ready();
    assert.deepEqual(
      await codes('MAIL FROM:<a@posthorn.test>', 'RCPT TO:<unknown@posthorn.test>', 'DATA'),
      [250, 550, 503],
    );
    assert.deepEqual(await codes('RCPT TO:<b@posthorn.test>', 'DATA'), [250, 354]);
    client.write('x\r\n.\r\n');
    assert.equal((await client.heard()).code, 250);
    assert.deepEqual(world.mails[0]?.recipients, ['b@posthorn.test']);
  });

  it('a fault behind the port is 451, is reported, and the session lives on', async () => {
    await ready();
    assert.equal((await client.say('MAIL FROM:<throw@posthorn.test>')).code, 451);
    await codes('MAIL FROM:<broken@posthorn.test>', 'RCPT TO:<b@posthorn.test>', 'DATA');
    client.write('x\r\n.\r\n');
    assert.equal((await client.heard()).code, 451);
    assert.equal(world.faults.length, 2);
    assert.deepEqual(await codes('MAIL FROM:<later@posthorn.test>', 'RSET', 'NOOP'), [250, 250, 250]);
  });

  it('F07: a client that leaves before the final dot leaves nothing', async () => {
    await ready();
    client.write(`${ENVELOPE}half a message\r\n`);
    await eventually('the server holds bytes', () => Promise.resolve(world.server.heldBytes > 0));
    client.destroy();
    await eventually('the server forgot them', () => Promise.resolve(world.server.heldBytes === 0));
    assert.equal(world.mails.length, 0);
  });

  it('F07: a client that leaves after the final dot has sent its message once', async () => {
    await ready();
    client.write(`${ENVELOPE}whole\r\n.\r\n`);
    client.endWriting();
    await eventually('the message is there', () => Promise.resolve(world.mails.length === 1));
  });
});
