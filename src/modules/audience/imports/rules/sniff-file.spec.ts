import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EncodingWitness } from './encoding-witness.js';
import { type SniffedFile, sniffFile, type ToldLayout } from './sniff-file.js';

const NOTHING: ToldLayout = { encoding: null, delimiter: null, header: null };

function sniff(file: string | Buffer, told: Partial<ToldLayout> = {}): SniffedFile | string {
  const bytes = Buffer.from(file as string);
  const witness = new EncodingWitness();
  witness.push(bytes);
  return sniffFile({ bytes, isWhole: true }, witness.conclude(), { ...NOTHING, ...told });
}

function layout(file: string | Buffer, told: Partial<ToldLayout> = {}): SniffedFile['layout'] {
  const found = sniff(file, told);
  assert.ok(typeof found !== 'string', JSON.stringify(found));
  return found.layout;
}

describe('how a file is laid out', () => {
  const dialects: [string, string, string, string[]][] = [
    ['commas', 'email,name\na@x.example,A\n', ',', ['email', 'name']],
    ['semicolons beside decimal commas', 'email;price\na@x.example;1,5\nb@x.example;2,5\n', ';', ['email', 'price']],
    ['tabs', 'email\tname\na@x.example\tDoe, John; Mr\n', '\t', ['email', 'name']],
    ['bars', 'email|name\na@x.example|A\n', '|', ['email', 'name']],
    ['one column', 'email\na@x.example\nb@x.example\n', ',', ['email']],
    ['commas within quotes only', '"email";"name"\n"a@x.example";"Doe, John, Mr, Dr"\n', ';', ['email', 'name']],
    ['what Excel says itself', 'sep=;\r\nemail;a,b\r\nx@x.example;1,2\r\n', ';', ['email', 'a,b']],
    ['old Macintosh lines', 'email;name\ra@x.example;A\r', ';', ['email', 'name']],
    ['single quotes', "'email','name'\n'a@x.example','O''Neil, Bob'\n'b@x.example','B'\n", ',', ['email', 'name']],
  ];
  for (const [name, file, delimiter, headers] of dialects)
    it(name, () => {
      const found = layout(file);
      assert.deepEqual([found.dialect.delimiter, found.headers, found.hasHeader], [delimiter, headers, true]);
    });

  it('a first row with an address in it names no columns, unless somebody says so', () => {
    const file = 'a@x.example,A\nb@x.example,B\n';
    assert.deepEqual([layout(file).hasHeader, layout(file).headers], [false, ['#1', '#2']]);
    assert.deepEqual([layout(file, { header: true }).hasHeader, layout(file).begin], [true, { byte: 0, line: 1 }]);
  });

  it('says where the contacts begin, in bytes', () => {
    const file = `\uFEFFsep=;\r\n"e\nmail";x\r\na@x.example;A\r\n`;
    const { begin } = layout(file);
    assert.equal(begin.line, 4);
    assert.equal(Buffer.from(file).subarray(begin.byte).toString(), 'a@x.example;A\r\n');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('email;x\na@x.example;A\n', 'utf16le')]);
    assert.equal(wide.subarray(layout(wide).begin.byte).toString('utf16le'), 'a@x.example;A\n');
  });

  it('names that stand twice or are missing are told', () => {
    const found = sniff('email,name,name,\na@x.example,A,B,C\n') as SniffedFile;
    assert.deepEqual(found.layout.headers, ['email', 'name', 'name', '#4']);
    assert.deepEqual(
      found.problems.map(({ code, column }) => [code, column]),
      [
        ['header_duplicate', '#3'],
        ['header_empty', '#4'],
      ],
    );
  });

  it('reads day and month, and the decimal sign, off the cells that show them', () => {
    assert.equal(layout('email,on\na@x.example,31/12/2025\nb@x.example,01/02/2025\n').formats.dateOrder, 'dmy');
    assert.equal(layout('email,on\na@x.example,12/31/2025\n').formats.dateOrder, 'mdy');
    assert.equal(layout('email,on\na@x.example,01/02/2025\n').formats.dateOrder, null);
    assert.equal(layout('email;sum\na@x.example;1.234,50\n').formats.decimal, ',');
    assert.equal(layout('email;sum\na@x.example;1.234\n').formats.decimal, null);
    assert.equal(layout('email,sum\na@x.example,1.5\n').formats.decimal, '.');
  });

  const refused: [string, string | Buffer, string][] = [
    ['a file of nothing', '\n\n', 'file_empty'],
    ['a file of names alone', 'email,name\n', 'file_empty'],
    ['ten thousand columns', `${'a,'.repeat(10_000)}\nx@x.example\n`, 'too_many_columns'],
    ['a line without an end', 'x'.repeat(300_000), 'row_too_long'],
    ['a workbook by another name', Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), 'file_is_spreadsheet'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0, 1]), 'file_not_text'],
  ];
  for (const [name, file, code] of refused) it(`${name}: ${code}`, () => assert.equal(sniff(file), code));

  it('any text comes to an answer', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab@.'",;|\t\r\n]{0,80}$/), (text) => {
        const found = sniff(text);
        assert.ok(typeof found === 'string' || found.layout.headers.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
