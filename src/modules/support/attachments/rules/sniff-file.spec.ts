import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { judgeFiles } from './judge-files.js';
import { MAX_FILE_BYTES, MAX_FILES } from './limits.js';
import { nameFor, sniffFile } from './sniff-file.js';

function corpus(): string {
  let path = import.meta.dirname;
  while (!existsSync(join(path, 'test/corpus/attachments/expected.txt'))) path = dirname(path);
  return join(path, 'test/corpus/attachments');
}

const CORPUS = corpus();
const FILES = readFileSync(join(CORPUS, 'expected.txt'), 'utf8')
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split(' | ') as [file: string, name: string, verdict: string]);

function verdictOn(content: Buffer, name: string): string {
  const sniffed = sniffFile(content, name);
  return sniffed.taken ? `${sniffed.contentType} ${nameFor(name, sniffed.contentType)}` : `refused ${sniffed.because}`;
}

const PNG = readFileSync(join(CORPUS, 'whole.png'));

describe('files by their content (R-124)', () => {
  for (const [file, name, verdict] of FILES) {
    it(`${file} sent as ${name}: ${verdict}`, () => {
      assert.equal(verdictOn(readFileSync(join(CORPUS, file)), name), verdict);
    });
  }

  it('no picture carries anything behind its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (more) => {
        assert.equal(sniffFile(Buffer.concat([PNG, more]), 'x.png').taken, false);
      }),
    );
  });

  it('whatever comes is judged, in no time, and never thrown at', () => {
    const beginnings = FILES.map(([file]) => readFileSync(join(CORPUS, file)).subarray(0, 40));
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 500 }),
        fc.string(),
        (head, tail, name) => {
          const sniffed = sniffFile(Buffer.concat([head, tail]), name);
          assert.equal(typeof sniffed.taken, 'boolean');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a comment without an end and many tags do not slow it down', () => {
    for (const text of [
      '<!--'.repeat(40_000),
      ' '.repeat(200_000),
      '<!-- -->'.repeat(20_000),
      'PK\x05\x06'.repeat(20_000),
    ])
      assert.equal(typeof sniffFile(Buffer.from(text), 'x.txt').taken, 'boolean');
  });
});

describe('names that files are given out under', () => {
  for (const [name, type, given] of [
    ['error.png', 'image/png', 'error.png'],
    ['ERROR.PNG', 'image/png', 'ERROR.PNG'],
    ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['run.bat', 'text/plain', 'run.bat.txt'],
    ['notes', 'text/plain', 'notes.txt'],
    ['.png', 'image/jpeg', 'file.jpg'],
  ] as const)
    it(`${name} that is ${type}: ${given}`, () => assert.equal(nameFor(name, type), given));
});

describe('limits of files', () => {
  const file = (bytes: number) => ({ filename: 'a.txt', content: Buffer.alloc(bytes, 'a') });
  it('ten files, not eleven', () => {
    assert.equal(judgeFiles(Array.from({ length: MAX_FILES }, () => file(1))).tooMuch, null);
    assert.match(judgeFiles(Array.from({ length: MAX_FILES + 1 }, () => file(1))).tooMuch ?? '', /10 files/);
  });
  it('10 MiB each, 20 MiB together', () => {
    assert.equal(judgeFiles([file(MAX_FILE_BYTES), file(MAX_FILE_BYTES)]).tooMuch, null);
    assert.match(judgeFiles([file(MAX_FILE_BYTES + 1)]).tooMuch ?? '', /10485760/);
    assert.match(judgeFiles([file(MAX_FILE_BYTES), file(MAX_FILE_BYTES), file(1)]).tooMuch ?? '', /20971520/);
  });
  it('all faults at once, each naming its file', () => {
    const judged = judgeFiles([
      file(3),
      { filename: 'x.exe', content: Buffer.from('MZ') },
      { filename: '', content: PNG },
    ]);
    assert.deepEqual(
      judged.faults.map(({ field, code }) => [field, code]),
      [['attachments[1]', 'runs']],
    );
    assert.deepEqual(
      judged.files.map(({ filename }) => filename),
      ['a.txt', 'file.png'],
    );
  });
});
