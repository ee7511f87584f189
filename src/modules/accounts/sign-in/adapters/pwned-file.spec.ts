import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PwnedFile } from './pwned-file.js';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();
const listed = Array.from({ length: 300 }, (_, i) => `leaked password ${i}`);
const lines = listed.map((password, i) => `${sha1(password)}:${1 + (i % 7) * 12_345}`).sort();

describe('a list of breached passwords in a file', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'pwned-'))));
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, end, last] of [
    ['line feeds', '\n', '\n'],
    ['carriage returns', '\r\n', '\r\n'],
    ['no end after the last line', '\n', ''],
  ] as const) {
    it(`finds every one of 300 and nothing else: ${name}`, async () => {
      const path = join(folder, name);
      writeFileSync(path, lines.join(end) + last);
      const file = await PwnedFile.open(path);
      for (const password of listed) assert.equal(await file.includes(password), true, password);
      for (let i = 0; i < 300; i += 1) assert.equal(await file.includes(`kept to myself ${i}`), false);
      await file.close();
    });
  }

  it('an empty list has nobody’s, and another kind of file is refused', async () => {
    const empty = join(folder, 'empty');
    writeFileSync(empty, '');
    const file = await PwnedFile.open(empty);
    assert.equal(await file.includes('anything at all'), false);
    await file.close();
    const other = join(folder, 'other');
    writeFileSync(other, 'password\n123456\n');
    await assert.rejects(PwnedFile.open(other), /no list of SHA-1/);
  });
});
