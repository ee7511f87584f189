import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { MINUTE_MS } from '../../src/kernel/time/instant.js';
import type { SmtpLimits } from '../../src/platform/smtp-server/limits.js';
import { eventually } from '../support/eventually.js';
import { RawClient } from './raw-client.js';
import { RecordingServer } from './recording-server.js';

const LOGIN = { username: 'user', password: 'right' };
const ENVELOPE = 'MAIL FROM:<a@posthorn.test>\r\nRCPT TO:<b@posthorn.test>\r\nDATA\r\n';

describe('SMTP limits', () => {
  const worlds: RecordingServer[] = [];
  const clients: RawClient[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    for (const world of worlds.splice(0)) await world.stop();
  });

  const start = async (limits: Partial<SmtpLimits> = {}): Promise<RecordingServer> => {
    const world = await new RecordingServer(limits).start();
    worlds.push(world);
    return world;
  };
  const ready = async (world: RecordingServer, login: typeof LOGIN | null = LOGIN): Promise<RawClient> => {
    const client = await RawClient.ready(world.port, login ?? undefined);
    clients.push(client);
    return client;
  };
  const codesUntilEnd = async (client: RawClient): Promise<number[]> =>
    (await client.heardUntilEnd()).map((r) => r.code);

  it('a line that is too long is 500, an endless one ends the session', async () => {
    const client = await ready(await start());
    assert.equal((await client.say(`NOOP ${'x'.repeat(20_000)}`)).code, 500);
    assert.equal((await client.say('NOOP')).code, 250);
    client.write('x'.repeat(200_000));
    assert.deepEqual(await codesUntilEnd(client), [421]);
  });

  it('bare CR, bare LF, NUL and 8-bit garbage in commands are 500', async () => {
    const client = await ready(await start());
    for (const bytes of ['NOOP\n', 'NO\rOP\r\n', 'NOOP\0\r\n', '\xff\xfe\r\n', '\r\n', '\x1b[2J\r\n']) {
      client.write(bytes);
      assert.equal((await client.heard()).code, 500, JSON.stringify(bytes));
    }
    assert.equal((await client.say('NOOP')).code, 250);
  });

  it('HTTP is not spoken here', async () => {
    const world = await start();
    const client = await RawClient.connect(world.port);
    client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nEHLO x\r\n');
    assert.deepEqual(await codesUntilEnd(client), [220, 421]);
  });

  it('too many errors end the session', async () => {
    const client = await ready(await start({ errorsPerSession: 3 }));
    client.write('A\r\nB\r\nC\r\nD\r\nNOOP\r\n');
    assert.deepEqual(await codesUntilEnd(client), [500, 500, 500, 421]);
  });

  it('T26: 100,000 commands end with 421 and the memory stays flat', async () => {
    const client = await ready(await start());
    client.write('NOOP\r\n'.repeat(100_000));
    const heard = await codesUntilEnd(client);
    assert.ok(heard.length < 250, `${heard.length} replies`);
    assert.equal(heard.at(-1), 421);
  });

  it('accepted messages give new patience: many in one session are no attack', async () => {
    const world = await start({ commandsPerMessage: 10 });
    const client = await ready(world);
    for (let i = 0; i < 10; i += 1) {
      client.write(`${ENVELOPE}x\r\n.\r\n`);
      for (let n = 0; n < 4; n += 1) await client.heard();
    }
    assert.equal(world.mails.length, 10);
  });

  it('recipient 1,001 is 452 and the thousand before it are kept', async () => {
    const world = await start();
    const client = await ready(world);
    await client.say('MAIL FROM:<a@posthorn.test>');
    client.write(Array.from({ length: 1_001 }, (_, i) => `RCPT TO:<r${i}@posthorn.test>\r\n`).join(''));
    const codes: number[] = [];
    for (let i = 0; i < 1_001; i += 1) codes.push((await client.heard()).code);
    assert.deepEqual([codes.filter((c) => c === 250).length, codes.at(-1)], [1_000, 452]);
    client.write('DATA\r\nx\r\n.\r\n');
    assert.deepEqual([(await client.heard()).code, (await client.heard()).code], [354, 250]);
    assert.equal(world.mails[0]?.recipients.length, 1_000);
  });

  it('a message is taken up to the limit to the byte; one more is 552 5.3.4', async () => {
    const world = await start({ messageBytes: 1_000 });
    const client = await ready(world);
    for (const [bytes, code] of [
      [1_000, 250],
      [1_001, 552],
    ] as const) {
      client.write(`${ENVELOPE}${'x'.repeat(bytes - 2)}\r\n.\r\n`);
      const replies = [await client.heard(), await client.heard(), await client.heard(), await client.heard()];
      assert.equal(replies[3]?.code, code);
    }
    assert.equal(
      (await client.say('MAIL FROM:<a@posthorn.test> SIZE=1001')).text,
      '5.3.4 message_too_large: the message exceeds the size limit',
    );
    assert.equal(world.mails[0]?.content.length, 1_000);
    assert.equal(world.server.heldBytes, 0);
  });

  it('endless data is cut off', async () => {
    const world = await start({ messageBytes: 1_000, overrunBytes: 10_000 });
    const client = await ready(world);
    client.write(`${ENVELOPE}${'x'.repeat(100_000)}`);
    assert.deepEqual(await codesUntilEnd(client), [250, 250, 354, 552]);
  });

  it('messages of all sessions share one memory budget: the next hears 452 4.3.1, nothing breaks', async () => {
    const world = await start({ memoryBytes: 10_000 });
    const [first, second] = [await ready(world), await ready(world)];
    first.write(`${ENVELOPE}${'x'.repeat(9_000)}\r\n`);
    await eventually('the first holds memory', () => Promise.resolve(world.server.heldBytes > 8_000));
    second.write(`${ENVELOPE}${'y'.repeat(5_000)}\r\n.\r\n`);
    const heard = [await second.heard(), await second.heard(), await second.heard(), await second.heard()];
    assert.deepEqual([heard[3]?.code, heard[3]?.text], [452, '4.3.1 the server is busy, try again later']);
    assert.equal((await second.say('MAIL FROM:<a@posthorn.test> SIZE=5000')).code, 452);
    first.write('.\r\n');
    await eventually('the first is taken', () => Promise.resolve(world.mails.length === 1));
    second.write(`${ENVELOPE}${'y'.repeat(5_000)}\r\n.\r\n`);
    await eventually('then the second', () => Promise.resolve(world.mails.length === 2));
    assert.equal(world.server.heldBytes, 0);
  });

  it('sessions are counted per process and per address', async () => {
    const world = await start({ sessionsPerAddress: 2, sessions: 3 });
    const from = (localAddress: string): Promise<RawClient> => RawClient.connect(world.port, { localAddress });
    const open = [await from('127.0.0.1'), await from('127.0.0.1')];
    for (const client of open) assert.equal((await client.heard()).code, 220);
    assert.deepEqual(await codesUntilEnd(await from('127.0.0.1')), [421]);
    const other = await from('127.0.0.2');
    assert.equal((await other.heard()).code, 220);
    assert.deepEqual(await codesUntilEnd(await from('127.0.0.3')), [421]);
    open[0]!.destroy();
    await eventually('the place is free', () => Promise.resolve(world.server.sessionCount === 2));
    assert.equal((await (await from('127.0.0.1')).heard()).code, 220);
    clients.push(...open, other);
  });

  it('an idle session hears 421 after five minutes of machine time, a busy one does not', async () => {
    const world = await start();
    const [idle, busy] = [await ready(world), await ready(world)];
    world.pass(4 * MINUTE_MS);
    assert.equal((await busy.say('NOOP')).code, 250);
    world.pass(2 * MINUTE_MS);
    assert.deepEqual(await codesUntilEnd(idle), [421]);
    assert.equal((await busy.say('NOOP')).code, 250);
  });

  it('who neither authenticates nor sends is let go after ten minutes, however busy', async () => {
    const world = await start();
    const client = await ready(world, null);
    for (let minute = 0; minute < 10; minute += 1) {
      await client.say('NOOP');
      world.pass(MINUTE_MS);
    }
    world.pass(1);
    assert.deepEqual(await codesUntilEnd(client), [421]);
  });

  it('slow DATA ends after three silent minutes, or after half an hour however it trickles', async () => {
    const world = await start();
    const [silent, trickling] = [await ready(world), await ready(world)];
    for (const client of [silent, trickling]) {
      client.write(ENVELOPE);
      for (let i = 0; i < 3; i += 1) await client.heard();
      client.write('x');
    }
    await eventually('both send', () => Promise.resolve(world.server.heldBytes === 2));
    for (let minute = 0, held = 2; minute < 32; minute += 1) {
      world.pass(MINUTE_MS);
      if (minute >= 29) continue;
      trickling.write('x');
      held += 1;
      await eventually('the byte arrives', () =>
        Promise.resolve(world.server.heldBytes >= held - 1 && world.server.heldBytes <= held),
      );
    }
    assert.deepEqual(await codesUntilEnd(silent), [421]);
    assert.deepEqual(await codesUntilEnd(trickling), [421]);
    assert.equal(world.mails.length, 0);
    await eventually('nothing is held', () => Promise.resolve(world.server.heldBytes === 0));
  });

  it('a TLS handshake that never ends is cut off', async () => {
    const world = await start();
    const client = await RawClient.connect(world.tlsPort);
    await eventually('the session is open', () => Promise.resolve(world.server.sessionCount === 1));
    world.pass(31_000);
    assert.deepEqual(await client.heardUntilEnd(), []);
    assert.equal(world.server.sessionCount, 0);
  });

  it('F10: shutting down answers 421 to commands, finishes content that is on its way, and ends', async () => {
    const world = await start();
    let release: () => void = () => undefined;
    world.hold = new Promise((resolve) => (release = resolve));
    const [idle, sending, storing] = [await ready(world), await ready(world), await ready(world)];
    storing.write(`${ENVELOPE}stored\r\n.\r\n`);
    sending.write(`${ENVELOPE}half`);
    for (const client of [storing, sending]) for (let i = 0; i < 3; i += 1) await client.heard();
    await eventually('one is being stored, one is on its way', () =>
      Promise.resolve(world.server.heldBytes === 'stored\r\n.\r\nhalf'.length),
    );
    const stopped = world.stop();
    assert.deepEqual(await codesUntilEnd(idle), [421]);
    await assert.rejects(RawClient.connect(world.port), /ECONNREFUSED/);
    release();
    assert.deepEqual(await codesUntilEnd(storing), [250, 421]);
    sending.write(' and the rest\r\n.\r\nNOOP\r\n');
    assert.deepEqual(await codesUntilEnd(sending), [250, 421]);
    await stopped;
    assert.deepEqual(
      world.mails.map((mail) => mail.content),
      ['stored\r\n', 'half and the rest\r\n'],
    );
  });

  it('F10: whoever does not finish within the limit is cut off, and nothing of it is taken', async () => {
    const world = await start({ drainMs: 20 });
    const client = await ready(world);
    client.write(`${ENVELOPE}half`);
    for (let i = 0; i < 3; i += 1) await client.heard();
    await world.stop();
    assert.deepEqual(await codesUntilEnd(client), []);
    assert.equal(world.mails.length, 0);
  });

  it('50,000 commands in one packet are answered one by one', async () => {
    const world = await start({ commandsPerMessage: 10_000_000 });
    const client = await ready(world);
    client.write('HELP\r\n'.repeat(50_000));
    const heard: number[] = [];
    for (let i = 0; i < 50_000; i += 1) heard.push((await client.heard()).code);
    assert.deepEqual([...new Set(heard)], [214]);
  });
});
