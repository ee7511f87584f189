import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { connect } from 'node:net';
import { RawClient, plainResponse } from './raw-client.js';
import { RecordingServer } from './recording-server.js';

const AUTH = `AUTH PLAIN ${plainResponse('user', 'right')}`;

/** What an attacker on the wire puts behind a victim's STARTTLS, hoping that it is carried out inside TLS (CVE-2011-0411). */
const INJECTED: Record<string, string> = {
  'a command': 'NOOP\r\n',
  'a greeting': 'EHLO attacker.example\r\n',
  'a login': `EHLO a.example\r\n${AUTH}\r\n`,
  'an envelope': `EHLO a.example\r\n${AUTH}\r\nMAIL FROM:<evil@posthorn.test>\r\nRCPT TO:<b@posthorn.test>\r\nDATA\r\n`,
  'a whole mail': `EHLO a.example\r\n${AUTH}\r\nMAIL FROM:<e@posthorn.test>\r\nRCPT TO:<b@posthorn.test>\r\nDATA\r\nx\r\n.\r\n`,
  'half a command': 'EHLO attacker.exa',
  'a second STARTTLS': 'STARTTLS\r\n',
  'a reset': 'RSET\r\n',
  'bytes that are nothing': '\0\xff\0',
  'a flood': 'NOOP\r\n'.repeat(5_000),
};

describe('STARTTLS injection', () => {
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

  for (const port of ['port', 'strictPort', 'inboundPort'] as const) {
    for (const [name, bytes] of Object.entries(INJECTED)) {
      it(`${port}: ${name} behind STARTTLS in the same packet is forgotten`, async () => {
        client = await RawClient.connect(world[port]);
        await client.heard();
        await client.say('EHLO victim.example');
        client.write(`STARTTLS\r\n${bytes}`);
        assert.equal((await client.heard()).code, 220);
        try {
          await client.startTls();
        } catch {
          return; // Bytes that came after the buffer was emptied break the handshake: nothing was carried out.
        }
        client.write('MAIL FROM:<a@posthorn.test>\r\n');
        const first = await client.heard();
        assert.equal(first.code, 503, 'the first answer inside TLS is to the first command inside TLS');
        assert.equal(world.mails.length, 0);
      });
    }
  }

  it('a login before STARTTLS does not count after it', async () => {
    client = await RawClient.ready(world.port, { username: 'user', password: 'right' });
    assert.equal((await client.say('STARTTLS')).code, 220);
    await client.startTls();
    await client.say('EHLO c.example');
    assert.equal((await client.say('MAIL FROM:<a@posthorn.test>')).code, 530);
  });

  it('is refused inside a transaction, with an argument, and inside TLS', async () => {
    client = await RawClient.ready(world.port, { username: 'user', password: 'right' });
    await client.say('MAIL FROM:<a@posthorn.test>');
    assert.equal((await client.say('STARTTLS')).code, 503);
    await client.say('RSET');
    assert.equal((await client.say('STARTTLS now')).code, 501);
    await client.say('STARTTLS');
    await client.startTls();
    await client.say('EHLO c.example');
    assert.equal((await client.say('STARTTLS')).code, 503);
  });

  it('T65: TLS below 1.2 is refused on both kinds of port', async () => {
    const options = {
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const;
    const outcomeOf = (socket: TLSSocket): Promise<string> =>
      new Promise((resolve) => {
        socket.once('secureConnect', () => resolve('secured'));
        socket.once('error', () => resolve('refused'));
        socket.once('close', () => resolve('refused'));
      });
    assert.equal(await outcomeOf(connectTls({ port: world.tlsPort, host: '127.0.0.1', ...options })), 'refused');
    const plain = connect(world.port, '127.0.0.1');
    plain.write('EHLO a.example\r\nSTARTTLS\r\n');
    await new Promise<void>((resolve) => {
      let heard = '';
      plain.on('data', (chunk) => {
        heard += chunk.toString();
        if (heard.includes('220 2.0.0')) resolve();
      });
    });
    plain.removeAllListeners('data');
    assert.equal(await outcomeOf(connectTls({ socket: plain, ...options })), 'refused');
  });
});
