import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readReport } from './read-report.js';

const CORPUS = join(repository(), 'test/corpus/dsn');
const FOLDERS = ['real', 'own'] as const;
/** Share of mails whose kind and class must be read right. */
const LEAST_RIGHT = 0.98;
const LONGEST_MS = 2_000;

interface Mail {
  name: string;
  raw: Buffer;
  /** Kind, or the classes of the recipients that failed; `-` behind a class that suppresses elsewhere: not here. */
  expected: string;
}

function repository(): string {
  let path = import.meta.dirname;
  while (!existsSync(join(path, 'test/corpus/dsn/real.expected.txt'))) path = dirname(path);
  return path;
}

const MAILS: readonly Mail[] = FOLDERS.flatMap((folder) =>
  readFileSync(join(CORPUS, `${folder}.expected.txt`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [name, expected] = line.split(' ') as [string, string];
      return { name, expected, raw: readFileSync(join(CORPUS, folder, `${name}.eml`)) };
    }),
);

function verdictOf(raw: Buffer): string {
  const report = readReport(raw);
  if (report.kind !== 'bounce') return report.kind;
  const classes = report.recipients.map(({ action, verdict }) => {
    if (action !== 'failed') return action;
    const gone = verdict.class === 'no_such_user' || verdict.class === 'mailbox_disabled';
    return `${verdict.class}${gone && !verdict.suppresses ? '-' : ''}`;
  });
  return classes.join(',');
}

/** A verdict of one recipient is that of the first; several are all of them. */
function isRight({ raw, expected }: Mail): boolean {
  const found = verdictOf(raw);
  return expected.includes(',') ? found === expected : found.split(',')[0] === expected;
}

const GONE = new Set(['no_such_user', 'mailbox_disabled']);

describe('bounces of the corpus', () => {
  it('every file has its verdict, and there are at least 300', () => {
    const files = FOLDERS.flatMap((folder) => readdirSync(join(CORPUS, folder)));
    assert.deepEqual(files.sort(), MAILS.map(({ name }) => `${name}.eml`).sort());
    assert.ok(files.length >= 300, String(files.length));
  });

  it('at least 98 % are read right', (test) => {
    const wrong = MAILS.filter((mail) => !isRight(mail)).map(
      (mail) => `${mail.name}: ${mail.expected}, read as ${verdictOf(mail.raw)}`,
    );
    const right = MAILS.length - wrong.length;
    test.diagnostic(`${right} of ${MAILS.length} right (${((100 * right) / MAILS.length).toFixed(1)} %)`);
    assert.ok(right / MAILS.length >= LEAST_RIGHT, wrong.join('\n'));
  });

  it('no mail costs an address that its own text does not give up', () => {
    const costly = MAILS.filter(({ raw, expected }) => {
      const report = readReport(raw);
      const suppresses = report.kind === 'bounce' && report.recipients.some(({ verdict }) => verdict.suppresses);
      return suppresses && !expected.split(',').some((word) => GONE.has(word));
    });
    assert.deepEqual(
      costly.map(({ name }) => name),
      [],
    );
  });

  it('none takes long', () => {
    for (const { name, raw } of MAILS) {
      const begun = performance.now();
      readReport(raw);
      assert.ok(performance.now() - begun < LONGEST_MS, name);
    }
  });

  it('cut anywhere, changed anywhere, repeated: read without an exception', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...MAILS), place, place, fc.uint8Array({ maxLength: 40 }), ({ raw }, a, b, bytes) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((share) => Math.floor(share * raw.length));
        readReport(raw.subarray(0, to));
        readReport(raw.subarray(from));
        readReport(Buffer.concat([raw.subarray(0, from), bytes, raw.subarray(to)]));
        readReport(Buffer.concat([raw.subarray(0, to), raw.subarray(from)]));
      }),
      { numRuns: 150 },
    );
  });
});
