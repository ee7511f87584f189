import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvLines, readCsv } from './index.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(bytes: Buffer | string, size = 7, charset: string | null = null): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const record of readCsv(inPieces(Buffer.from(bytes as string), size), charset))
    found.push(record.kind === 'cells' ? record.cells : [record.kind, record.line]);
  return found;
}

describe('reading CSV', () => {
  const rows = [
    ['email', 'reason'],
    ['ada@x.example', 'gone away'],
  ];
  const files: [string, Buffer | string][] = [
    ['commas', 'email,reason\nada@x.example,gone away\n'],
    ['semicolons and CRLF', 'email;reason\r\nada@x.example;gone away\r\n'],
    ['tabs without an end of line', 'email\treason\nada@x.example\tgone away'],
    ['bars, blank lines and blanks', 'email|reason\n\n ada@x.example | gone away \n\n'],
    ['quotes', '"email","reason"\n"ada@x.example","gone away"\n'],
    ['a mark of UTF-8', '\uFEFFemail,reason\nada@x.example,gone away\n'],
    ['UTF-16', Buffer.from('\uFEFFemail,reason\nada@x.example,gone away\n', 'utf16le')],
  ];
  for (const [name, bytes] of files) it(name, async () => assert.deepEqual(await read(bytes), rows));

  it('letters of Windows-1252 and of a charset that is named', async () => {
    assert.deepEqual(await read(Buffer.from('ada,d\xe9sabonn\xe9', 'latin1')), [['ada', 'désabonné']]);
    assert.deepEqual(await read(Buffer.from([0x61, 0x2c, 0xc1]), 7, 'koi8-r'), [['a', 'а']]);
  });

  it('says where a file stops being CSV, and reads no endless record', async () => {
    assert.deepEqual(await read('a,b\n"never ends\n'), [
      ['a', 'b'],
      ['malformed', 2],
    ]);
    const endless = await read(Buffer.from(`a,b\n${'x'.repeat(200_000)}`), 16_384);
    assert.deepEqual(
      endless.map((one) => (one as unknown[])[0]),
      ['a', 'malformed'],
    );
  });

  it('any bytes in any pieces end, without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        await read(Buffer.from(bytes), size);
      }),
      { numRuns: 200 },
    );
  });

  it('reads back what was written', async () => {
    const cell = fc.stringMatching(/^[a-z ",;\n]{0,12}$/).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (records) => {
        const written = csvLines([['first', 'second'], ...records]);
        const expected = records.filter(([one, other]) => one !== '' || other !== '');
        const found = (await read(written)).slice(1).filter((row) => (row as string[]).some((one) => one !== ''));
        assert.deepEqual(found, expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe('writing CSV', () => {
  it('no cell is a formula', () => {
    const line = csvLines([['=1+1', '+49', '-2', '@x', '\tx', '\rx', 'a@x', null]]);
    assert.equal(line, `'=1+1,'+49,'-2,'@x,'\tx,"'\rx",a@x,\r\n`);
  });
});
