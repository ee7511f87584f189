import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { parseHeaderBlock } from './header-block.js';
import { readRawMessage } from './read-raw-message.js';

const CORPUS = join(repository(), 'test/corpus');
const LONGEST_MS = 2_000;
const now = instantOf('2026-03-01T10:00:00Z');

function repository(): string {
  let path = import.meta.dirname;
  while (!existsSync(join(path, 'test/corpus/headers/expected.txt'))) path = dirname(path);
  return path;
}

function verdicts(corpus: string): Map<string, string> {
  const lines = readFileSync(join(CORPUS, corpus, 'expected.txt'), 'utf8')
    .trim()
    .split('\n');
  return new Map(lines.map((line) => line.split(': ', 2) as [string, string]));
}

/** Who it is from, to how many it goes, and what its attachments count; or why it is refused. */
function verdictOf(raw: Buffer): string {
  const read = readRawMessage(raw, null, now);
  if (!read.ok)
    return 'malformed' in read
      ? 'malformed'
      : `refused ${read.faults.map(({ field, code }) => `${field} ${code}`).join(', ')}`;
  const { from, alsoFrom, recipients, attachmentBytes } = read.content;
  const authors = [from, ...alsoFrom].map(({ email }) => email).join(' and ');
  return `${authors} to ${recipients.length}, ${attachmentBytes} attached`;
}

/** Whatever was read, what is written is one mail that any server takes, without what must not leave. */
function checkWritten(raw: Buffer): void {
  const read = readRawMessage(raw, null, now);
  if (!read.ok) return;
  const { bytes } = read.content.write({ id: 'id-1', at: now });
  const text = bytes.toString('latin1');
  assert.doesNotMatch(text, /\0|\r(?!\n)|(?<!\r)\n/, 'a bare line end or NUL');
  assert.ok(
    text.split('\r\n').every((line) => line.length <= 998),
    'a line too long',
  );
  const header = parseHeaderBlock(bytes);
  assert.ok(header, 'the header can be read again');
  const count = (name: string) => header.fields.filter(({ lower }) => lower === name).length;
  assert.deepEqual(['from', 'message-id', 'date', 'bcc'].map(count), [1, 1, 1, 0]);
  assert.ok(header.fields.every(({ lower }) => !lower.startsWith('x-posthorn-')));
}

for (const corpus of ['headers', 'mime-submitted'])
  describe(`T21, T24, T32: submitted mail of the corpus: ${corpus}`, () => {
    const expected = verdicts(corpus);
    it('has a verdict for each file, and a file for each verdict', () => {
      const files = readdirSync(join(CORPUS, corpus)).filter((name) => name.endsWith('.eml'));
      assert.deepEqual(files.sort(), [...expected.keys()].map((name) => `${name}.eml`).sort());
    });
    for (const [name, verdict] of expected)
      it(`${name}: ${verdict}`, () => {
        const raw = readFileSync(join(CORPUS, corpus, `${name}.eml`));
        const begun = performance.now();
        assert.equal(verdictOf(raw), verdict);
        checkWritten(raw);
        assert.ok(performance.now() - begun < LONGEST_MS, 'it takes too long');
      });
  });
