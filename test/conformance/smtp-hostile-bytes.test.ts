import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { eventually } from '../support/eventually.js';
import { plainResponse, RawClient } from './raw-client.js';
import { RecordingServer } from './recording-server.js';

const MARK = 'X-Mark: ';
const WORDS = [
  'EHLO a.example',
  'HELO a',
  'MAIL FROM:<a@posthorn.test>',
  'MAIL FROM:<>',
  'MAIL FROM:<a@posthorn.test> SIZE=10 BODY=8BITMIME',
  'RCPT TO:<b@posthorn.test>',
  'RCPT TO:<unknown@posthorn.test>',
  'DATA',
  'BDAT 4',
  'BDAT 0 LAST',
  'BDAT 7 LAST',
  'RSET',
  'NOOP',
  'VRFY x',
  'HELP',
  `AUTH PLAIN ${plainResponse('user', 'right')}`,
  'AUTH LOGIN',
  'AUTH PLAIN',
  '*',
  '.',
  '..',
  '',
  'Subject: x',
  '\0',
  '\xff\xfe',
  'x'.repeat(2_000),
];
const ENDS = ['\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n.\r\n', '\n.\n', ''];
const script = fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...ENDS)), { maxLength: 25 });

describe('hostile bytes', () => {
  let world: RecordingServer;
  before(async () => {
    world = await new RecordingServer({ messageBytes: 5_000, memoryBytes: 20_000, errorsPerSession: 1_000 }).start();
  });
  after(() => world.stop());

  it('G20: any script, cut anywhere, is answered or refused; nothing breaks, hangs or is kept', async () => {
    const ports = [world.port, world.inboundPort, world.bothPort, world.strictPort];
    await fc.assert(
      fc.asyncProperty(
        script,
        fc.constantFrom(...ports),
        fc.array(fc.nat(500), { maxLength: 5 }),
        async (parts, port, at) => {
          const bytes = Buffer.from(parts.map((part) => part.join('')).join(''), 'latin1');
          const client = await RawClient.connect(port);
          const cuts = [...new Set(at.map((n) => n % (bytes.length + 1)))].sort((a, b) => a - b);
          let from = 0;
          for (const cut of [...cuts, bytes.length]) {
            client.write(bytes.subarray(from, cut));
            from = cut;
          }
          client.endWriting();
          const replies = await client.heardUntilEnd();
          assert.equal(replies[0]?.code, 220);
          for (const reply of replies)
            assert.match(reply.lines.join('\r\n'), /^(?:[2-5]\d\d(?:[ -][\x20-\x7e]*)?(?:\r\n|$))+$/);
        },
      ),
      { numRuns: 800, timeout: 20_000 },
    );
    await eventually('all sessions are closed', () => Promise.resolve(world.server.sessionCount === 0));
    assert.equal(world.server.heldBytes, 0);
    assert.deepEqual(world.faults, []);
  });

  it('G21: whatever the content, it arrives as one message and comes back byte for byte', async () => {
    const piece = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '.',
      '..',
      '\r\n.',
      '\0',
      'a',
      'MAIL FROM:<x@posthorn.test>',
      '\xe9',
      '\t',
    );
    const client = await RawClient.ready(world.port, { username: 'user', password: 'right' });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.nat(200), async (pieces, cut) => {
        const content = `${MARK}${pieces.join('')}\r\n`;
        const stuffed = Buffer.from(content.replace(/(^|\r\n)\./g, '$1..') + '.\r\n', 'latin1');
        const known = world.mails.length;
        client.write('MAIL FROM:<a@posthorn.test>\r\nRCPT TO:<b@posthorn.test>\r\nDATA\r\n');
        const codes = [await client.heard(), await client.heard(), await client.heard()].map((reply) => reply.code);
        assert.deepEqual(codes, [250, 250, 354]);
        client.write(stuffed.subarray(0, cut));
        client.write(stuffed.subarray(cut));
        assert.equal((await client.heard()).code, 250);
        assert.deepEqual(
          world.mails.slice(known).map((mail) => mail.content),
          [content],
        );
      }),
      { numRuns: 1_000 },
    );
    client.destroy();
  });
});
