import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { base64Lines, quotedPrintable } from '../../sending/index.js';
import { inSevenBits } from './seven-bit.js';

const recoded = (mail: string): string | null =>
  inSevenBits(Buffer.from(mail), { base64Lines, quotedPrintable })?.toString('latin1') ?? null;
const TOP = 'From: a@b.example\r\nMIME-Version: 1.0\r\n';

function text(type: string, content: string, encoding = '8bit'): string {
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;
}

function multipart(kind: string, boundary: string, parts: readonly string[]): string {
  const inner = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${inner}--${boundary}--\r\n`;
}

describe('a mail for a server without 8BITMIME', () => {
  it('is quoted-printable where most of it is ASCII, and says so', () => {
    const mail = recoded(`${TOP}${text('text/plain; charset=utf-8', 'Grüße aus Köln\r\n')}`);
    assert.equal(
      mail,
      `${TOP}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe aus K=C3=B6ln\r\n`,
    );
  });

  it('is base64 where it is mostly other letters, and where it is no text', () => {
    assert.match(recoded(`${TOP}${text('text/plain; charset=utf-8', 'Привет мир')}`)!, /: base64\r\n\r\n[\w+/=]+$/);
    assert.match(recoded(`${TOP}${text('application/x-thing', 'mostly ascii é')}`)!, /: base64\r\n/);
  });

  it('says MIME-Version when it now has an encoding and said nothing before', () => {
    assert.equal(
      recoded('From: a@b.example\r\n\r\né\r\n'),
      'From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9\r\n',
    );
  });

  it('keeps byte by byte what had no such bytes', () => {
    const plain = text('text/plain', 'as it was  =3D', '7bit');
    const mail = recoded(`${TOP}${multipart('mixed', 'b', [plain, text('text/html; charset=utf-8', '<p>é</p>')])}`)!;
    assert.ok(mail.includes(`--b\r\n${plain}\r\n--b`));
    assert.match(mail, /<p>=C3=A9<\/p>/);
    assert.doesNotMatch(mail, /8bit/);
  });

  it('goes into parts within parts and forwarded mails', () => {
    const inner = multipart('alternative', 'bb', [
      text('text/plain; charset=utf-8', 'ü, which is not u'),
      text('text/html', '<i>ü</i>'),
    ]);
    const forwarded = `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSubject: x\r\n${text('text/plain', 'ß, which is ss')}`;
    const mail = recoded(`${TOP}${multipart('mixed', 'b', [inner, forwarded])}`)!;
    assert.match(mail, /message\/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n\r\nSubject: x/);
    assert.match(mail, /=C3=BC, which[\s\S]*<i>=C3=BC<\/i>[\s\S]*=C3=9F/);
  });

  it('knows a boundary from a longer one that begins like it, and text behind the last delimiter', () => {
    const inner = multipart('alternative', 'bb', [text('text/plain; charset=utf-8', 'ü, which is not u')]);
    const mail = recoded(`${TOP}${multipart('mixed', 'b', [inner])}epilogue é --b\r\n`)!;
    assert.match(mail, /--bb--\r\n\r\n--b--\r\nepilogue \?\? --b\r\n$/);
  });

  it('never writes a line that looks like a delimiter', () => {
    const line = `${'x'.repeat(71)}é--bé`;
    for (let shift = 0; shift < 80; shift += 1) {
      const mail = `${TOP}${multipart('mixed', 'b', [text('text/plain; charset=utf-8', 'y'.repeat(shift) + line)])}`;
      const delimiters = recoded(mail)!.match(/^--b/gm)!;
      assert.equal(delimiters.length, 2, `shifted by ${shift}`);
    }
  });

  const LEFT: [what: string, mail: string][] = [
    ['a signed mail', multipart('signed', 'b', [text('text/plain; charset=utf-8', 'é')])],
    ['a header that is not ASCII', `Subject: é\r\n${text('text/plain', 'x')}`],
    [
      'a part whose header is not ASCII',
      multipart('mixed', 'b', [`Content-Disposition: attachment; filename="é"\r\n\r\nx`]),
    ],
    ['an encoding nobody knows', text('text/plain', 'é', 'x-uuencode')],
    ['a multipart without its boundary', `Content-Type: multipart/mixed; boundary=b\r\n\r\né`],
    ['a multipart that names none', `Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\né\r\n--b--`],
  ];
  for (const [what, mail] of LEFT) it(`cannot be made of ${what}`, () => assert.equal(recoded(TOP + mail), null));

  it('has stray bytes in base64 taken out and in quoted-printable escaped', () => {
    assert.match(recoded(`${TOP}${text('text/plain', 'aGk=é', 'base64')}`)!, /\r\n\r\naGk=$/);
    assert.match(recoded(`${TOP}${text('text/plain', '=41é', 'Quoted-Printable')}`)!, /\r\n\r\n=41=C3=A9$/);
  });

  it('reads as before, whatever it is made of', async () => {
    const content = fc.array(
      fc.constantFrom('é', 'ß', 'Привет', 'plain ', '=', '.', '\r\n', '--b', '  ', 'From x', '"'),
      { maxLength: 40 },
    );
    const leaf = fc
      .tuple(fc.constantFrom('text/plain', 'text/html'), content)
      .map(([type, words]) => text(`${type}; charset=utf-8`, words.join('').replace(/^--b/gm, 'b')));
    const file = content.map(
      (words) =>
        `Content-Disposition: attachment; filename=a.bin\r\n${text('application/octet-stream', words.join('').replace(/^--b/gm, 'b'))}`,
    );
    const mails = fc
      .array(fc.oneof(leaf, file), { minLength: 1, maxLength: 5 })
      .map((parts) => `${TOP}${multipart('mixed', 'b', parts)}`);
    await fc.assert(
      fc.asyncProperty(mails, async (mail) => {
        const ascii = recoded(mail)!;
        assert.doesNotMatch(ascii, /[\x80-\xff]/);
        for (const line of ascii.split('\r\n')) assert.ok(line.length <= 998);
        const [was, is] = await Promise.all([simpleParser(mail), simpleParser(ascii)]);
        assert.deepEqual(
          [is.text, is.html, is.attachments.map((each) => each.content.toString('hex'))],
          [was.text, was.html, was.attachments.map((each) => each.content.toString('hex'))],
        );
      }),
      { numRuns: 200 },
    );
  });
});
