import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanFileName } from './file-names.js';

describe('names of files', () => {
  for (const [given, kept] of [
    ['error.png', 'error.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\error.png', 'error.png'],
    ['a\0b.png', 'ab.png'],
    ['a\r\nContent-Type: text/html.png', 'html.png'],
    ['line\nbreak.txt', 'linebreak.txt'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['cafe\u0301.txt', 'café.txt'],
    ['  spaced .txt ', 'spaced .txt'],
    ['..', null],
    ['', null],
    ['folder/', null],
    ['\ud800.txt', '.txt'],
  ] as const)
    it(`${JSON.stringify(given)} → ${JSON.stringify(kept)}`, () => assert.equal(cleanFileName(given), kept));

  it('keeps 255 bytes, and the extension', () => {
    const name = cleanFileName(`${'ü'.repeat(300)}.png`)!;
    assert.ok(Buffer.byteLength(name) <= 255 && name.endsWith('ü.png'));
  });

  it('never has a separator, a control character, or half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = cleanFileName(text);
        if (name === null) return;
        assert.ok(Buffer.byteLength(name) <= 255);
        assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});
