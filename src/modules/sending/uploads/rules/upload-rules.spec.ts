import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanContentType, cleanFilename, hasRoom, MAX_UPLOADS, MAX_UPLOADS_BYTES } from './upload-rules.js';

describe('uploads', () => {
  const names: [string, string | null][] = [
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ann\\Été.pdf', 'Été.pdf'],
    ['a\r\nBcc: x.pdf', 'aBcc: x.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['..', null],
    ['  ', null],
    ['/', null],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(251)}.pdf`],
  ];
  for (const [text, name] of names)
    it(`T34: ${JSON.stringify(text).slice(0, 40)} is called ${name?.slice(0, 20)}`, () =>
      assert.equal(cleanFilename(text), name));

  it('T34: no name leads anywhere, holds a line end, or is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const name = cleanFilename(text);
        if (name === null) return;
        assert.doesNotMatch(name, /[\\/\p{Cc}]/u);
        assert.ok(name.length > 0 && name.length <= 255);
      }),
    );
  });

  const types: [string | undefined, string][] = [
    ['application/pdf', 'application/pdf'],
    ['Image/PNG; name="x"', 'image/png'],
    ['multipart/mixed', 'application/octet-stream'],
    ['message/rfc822', 'application/octet-stream'],
    ['text/plain\r\nBcc: x', 'application/octet-stream'],
    [undefined, 'application/octet-stream'],
  ];
  for (const [given, type] of types)
    it(`${JSON.stringify(given)} is ${type}`, () => assert.equal(cleanContentType(given), type));

  it('so many files, and so many bytes together', () => {
    assert.equal(hasRoom({ files: MAX_UPLOADS - 1, bytes: 0 }, MAX_UPLOADS_BYTES), true);
    assert.equal(hasRoom({ files: MAX_UPLOADS, bytes: 0 }, 1), false);
    assert.equal(hasRoom({ files: 0, bytes: 1 }, MAX_UPLOADS_BYTES), false);
  });
});
