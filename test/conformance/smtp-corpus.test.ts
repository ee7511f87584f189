import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { RawClient } from './raw-client.js';
import { RecordingServer } from './recording-server.js';

const FOLDER = new URL('../../../test/corpus/smtp/', import.meta.url);
const LONGEST_MS = 2_000;

/** Whole sessions as bytes, sent in one go: the replies in their order, and how many mails were taken. */
describe('G20, G21: the corpus of SMTP byte sequences', () => {
  let world: RecordingServer;
  before(async () => {
    world = await new RecordingServer().start();
  });
  after(() => world.stop());

  const lines = readFileSync(new URL('expected.txt', FOLDER), 'utf8').trim().split('\n');
  const expected = new Map(lines.map((line) => line.split(': ', 2) as [string, string]));

  it('has a verdict for each file, and a file for each verdict', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.bin'));
    assert.deepEqual(files.sort(), [...expected.keys()].map((name) => `${name}.bin`).sort());
  });

  async function verdictOf(bytes: Buffer): Promise<string> {
    const before = world.mails.length;
    const client = await RawClient.connect(world.port);
    client.write(bytes);
    client.endWriting();
    const replies = await client.heardUntilEnd();
    client.destroy();
    return `${replies.map(({ code }) => code).join(' ')}; ${world.mails.length - before}`;
  }

  for (const [name, verdict] of expected)
    it(`${name}: ${verdict}`, async () => {
      const bytes = readFileSync(new URL(`${name}.bin`, FOLDER));
      const begun = performance.now();
      assert.equal(await verdictOf(bytes), verdict);
      assert.ok(performance.now() - begun < LONGEST_MS, 'it takes too long');
    });

  it('leaves nothing behind: no fault, no session, no bytes held, and no mail to whom an attack wanted one', async () => {
    await eventually('all sessions are over', () => Promise.resolve(world.server.sessionCount === 0));
    assert.equal(world.server.heldBytes, 0);
    assert.deepEqual(world.faults, []);
    assert.ok(world.mails.every(({ recipients }) => recipients.every((to) => to === 'b@posthorn.test')));
  });
});
