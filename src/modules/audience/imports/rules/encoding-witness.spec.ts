import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { EncodingWitness, type SeenFile } from './encoding-witness.js';
import { ENCODING_NAMES, type Encoding, encodingNamed, ENCODINGS } from './encodings.table.js';
import { FileText } from './file-text.js';

function seen(bytes: Buffer, size = 1_000): SeenFile {
  const witness = new EncodingWitness();
  for (let at = 0; at < bytes.length; at += size) witness.push(bytes.subarray(at, at + size));
  return witness.conclude();
}

function encodingOf(bytes: Buffer, size?: number): string {
  const found = seen(bytes, size);
  return found.kind === 'text' ? `${found.encoding} by ${found.by}` : found.foreign;
}

const PLAIN = 'email,name\nada@x.example,Ada\n'.repeat(50);

describe('what a file is written in', () => {
  const texts: [Encoding, string][] = [
    ['UTF-8', 'email;nom\nada@x.example;Hélène Müller\n'],
    ['Windows-1252', 'email;nom\nada@x.example;Hélène «Zoé» Müller, 5 €, désabonnée à l’été\n'],
    ['Windows-1251', 'почта;имя\nada@x.example;Анна Каренина, Москва, улица Пушкина\n'],
    ['ISO-8859-7', 'email;όνομα\nada@x.example;Ελένη Παπαδοπούλου, Αθήνα, λεωφόρος\n'],
    ['Shift_JIS', 'email,名前\nada@x.example,東京都の山田太郎さん、こんにちは\n'],
    ['EUC-KR', 'email,이름\nada@x.example,서울특별시 강남구 테헤란로 안녕하세요\n'],
    ['GB18030', 'email,姓名\nada@x.example,北京市朝阳区的王小明先生，您好\n'],
  ];
  for (const [name, text] of texts)
    it(`${name}, by its letters`, () => {
      const bytes = iconv.encode(text.repeat(20), ENCODINGS[name]);
      assert.equal(encodingOf(bytes), `${name} by ${name === 'UTF-8' ? 'bytes' : 'letters'}`);
    });

  it('UTF-16 with and without a mark, UTF-8 with one, plain ASCII', () => {
    const [small, big] = [iconv.encode(PLAIN, 'utf16-le'), iconv.encode(PLAIN, 'utf16-be')];
    assert.equal(encodingOf(Buffer.concat([Buffer.from([0xff, 0xfe]), small])), 'UTF-16LE by mark');
    assert.equal(encodingOf(Buffer.concat([Buffer.from([0xfe, 0xff]), big])), 'UTF-16BE by mark');
    assert.equal(encodingOf(small), 'UTF-16LE by bytes');
    assert.equal(encodingOf(big), 'UTF-16BE by bytes');
    assert.equal(encodingOf(Buffer.from(`\uFEFF${PLAIN}`)), 'UTF-8 by mark');
    assert.equal(encodingOf(Buffer.from(PLAIN)), 'UTF-8 by nothing');
  });

  it('letters that come after a megabyte of ASCII count', () => {
    const late = Buffer.concat([
      Buffer.from('a@x.example,A\n'.repeat(80_000)),
      iconv.encode('b@x.example,Désirée é à\n'.repeat(9), 'latin1'),
    ]);
    assert.equal(encodingOf(late, 65_536), 'Windows-1252 by letters');
  });

  it('a few damaged letters leave a file of UTF-8 what it is', () => {
    const bytes = Buffer.concat([Buffer.from('é,ü,ß\n'.repeat(100)), Buffer.from([0xe9, 0x0a])]);
    assert.equal(encodingOf(bytes), 'UTF-8 by bytes');
  });

  it('UTF-8 is known however the file is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          fc.pre(!text.includes('\0') && !/^PK|^BZh|^%PDF|^Rar!/.test(text));
          const found = seen(Buffer.from(`x${text}`), size);
          assert.equal(found.kind === 'text' && found.encoding, 'UTF-8');
        },
      ),
    );
  });

  const foreign: [string, number[]][] = [
    ['spreadsheet', [0x50, 0x4b, 3, 4, 20, 0]],
    ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
    ['archive', [0x1f, 0x8b, 8, 0]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['utf32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
    ['binary', [1, 0, 7, 0, 0, 0, 9, 0, 0, 0, 0, 5, 0, 0, 0]],
  ];
  for (const [what, bytes] of foreign)
    it(`${what} is no text`, () => assert.equal(encodingOf(Buffer.from(bytes)), what));

  it('any bytes come to an end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        const found = seen(Buffer.from(bytes), size);
        assert.ok(found.kind === 'foreign' || ENCODING_NAMES.includes(found.encoding));
      }),
      { numRuns: 500 },
    );
  });

  it('people name encodings in many ways', () => {
    const names = ['utf8', 'UTF_8', 'cp1252', 'windows-1252', 'latin1', 'iso8859-15', 'KOI8-R', 'nonsense'];
    assert.deepEqual(names.map(encodingNamed), [
      ...['UTF-8', 'UTF-8', 'Windows-1252', 'Windows-1252', 'ISO-8859-1', 'ISO-8859-15', 'KOI8-R', null],
    ]);
  });
});

describe('the text of a file', () => {
  it('is the same in every encoding, and its places are places in the file', () => {
    const cell = 'Hélène';
    for (const name of ['UTF-8', 'Windows-1252', 'ISO-8859-15', 'UTF-16LE', 'UTF-16BE'] as const) {
      const bytes = iconv.encode(`a,${cell}`, ENCODINGS[name]);
      const text = new FileText(name);
      const raw = [...bytes].map((byte) => text.textOf(Buffer.from([byte]))).join('');
      assert.equal(text.bytesOf(raw.length), bytes.length, name);
      assert.equal(text.cell(raw.split(',')[1]!), cell, name);
    }
  });

  it('marks within a file are left out: somebody put two files together', () => {
    assert.equal(new FileText('UTF-8').cell(Buffer.from('\uFEFFemail').toString('latin1')), 'email');
  });
});
