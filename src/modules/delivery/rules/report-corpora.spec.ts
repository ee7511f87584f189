import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { mimeParts } from './mime-parts.js';
import { readReport } from './read-report.js';

const CORPUS = join(repository(), 'test/corpus');
const LONGEST_MS = 2_000;

function repository(): string {
  let path = import.meta.dirname;
  while (!existsSync(join(path, 'test/corpus/arf/expected.txt'))) path = dirname(path);
  return path;
}

function mailsOf(corpus: string): { name: string; verdict: string; raw: Buffer }[] {
  const lines = readFileSync(join(CORPUS, corpus, 'expected.txt'), 'utf8')
    .trim()
    .split('\n');
  const mails = lines.map((line) => {
    const [name, ...verdict] = line.split(' ') as [string, ...string[]];
    return { name, verdict: verdict.join(' '), raw: readFileSync(join(CORPUS, corpus, `${name}.eml`)) };
  });
  const files = readdirSync(join(CORPUS, corpus)).filter((file) => file.endsWith('.eml'));
  assert.deepEqual(files.sort(), mails.map(({ name }) => `${name}.eml`).sort());
  return mails;
}

describe('complaints of the corpus', () => {
  for (const { name, verdict, raw } of mailsOf('arf')) {
    it(`${name}: ${verdict}`, () => {
      const report = readReport(raw);
      assert.equal(`${report.kind} ${report.kind === 'complaint' ? report.feedbackType : '-'}`, verdict);
    });
  }

  it('what of our mail came back names it, also when it was redacted', () => {
    const report = readReport(readFileSync(join(CORPUS, 'arf/own-abuse.eml')));
    assert.ok(report.kind === 'complaint');
    const { returnPaths, messageId, ownId } = report.returned;
    assert.deepEqual(returnPaths, ['b+token@bounce.posthorn.test']);
    assert.equal(messageId, '<0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11@customer.test>');
    assert.equal(ownId, 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11');
  });
});

describe('F60: hostile mail of the corpus', () => {
  for (const { name, verdict, raw } of mailsOf('mime-inbound')) {
    it(`${name}: ${verdict}`, () => {
      const begun = performance.now();
      const parts = mimeParts(raw);
      assert.equal(readReport(raw).kind, verdict);
      assert.ok(performance.now() - begun < LONGEST_MS);
      assert.ok(parts.length <= 1_000, String(parts.length));
    });
  }
});
