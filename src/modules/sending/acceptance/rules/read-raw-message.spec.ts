import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { parseAddress } from '../../addresses/index.js';
import { readRawMessage } from './read-raw-message.js';

const now = instantOf('2026-03-01T10:00:00Z');
const read = (text: string, envelope: string[] | null = null) =>
  readRawMessage(Buffer.from(text), envelope?.map((email) => parseAddress(email)!) ?? null, now);
const content = (text: string, envelope: string[] | null = null) => {
  const result = read(text, envelope);
  assert.ok(result.ok, JSON.stringify(result));
  return result.content;
};
const written = (text: string) => content(text).write({ id: 'id-1', at: now }).bytes.toString();
const HEAD = 'From: Ada <ada@acme.example>\r\nTo: bob@x.example\r\nSubject: Hi\r\n';

describe('raw messages', () => {
  const malformed: [string, string][] = [
    ['no From', 'To: bob@x.example\r\n\r\n.'],
    ['two From fields', `${HEAD}From: eve@other.example\r\n\r\n.`],
    ['two authors in one From', 'From: a@acme.example, b@acme.example\r\nTo: bob@x.example\r\n\r\n.'],
    ['a From that is no address', 'From: Ada\r\nTo: bob@x.example\r\n\r\n.'],
    [
      'a From hidden in a comment',
      'From: (ada@acme.example) eve@other.example ada@acme.example\r\nTo: b@x.example\r\n\r\n.',
    ],
    ['two subjects', `${HEAD}Subject: again\r\n\r\n.`],
    ['two Message-IDs', `${HEAD}Message-ID: <a@b.example>\r\nMessage-ID: <c@b.example>\r\n\r\n.`],
    ['a header line without a name', `${HEAD}no colon here\r\n\r\n.`],
    ['a continuation as first line', ` folded\r\n${HEAD}\r\n.`],
    ['an unreadable Sender', `${HEAD}Sender: nobody\r\n\r\n.`],
    ['NUL', `${HEAD}\r\na\0b`],
    ['header fields without end', `${HEAD}${'X-A: b\r\n'.repeat(1_001)}\r\n.`],
    [
      'lines without number that begin like a delimiter',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--\r\n'.repeat(201_000)}`,
    ],
    ['a header of a megabyte', `${HEAD}X-A: ${'b\r\n '.repeat(300_000)}\r\n\r\n.`],
  ];
  for (const [name, text] of malformed) {
    it(`message_malformed: ${name}`, () => {
      const result = read(text);
      assert.ok(!result.ok && 'malformed' in result, JSON.stringify(result).slice(0, 200));
    });
  }

  it('the address that is checked is the address that is sent', () => {
    const text = written('From: (c) "ceo@other.example" <ada@acme.example> (x)\r\nTo: bob@x.example\r\n\r\n.\r\n');
    assert.match(text, /^From: "ceo@other\.example"\r\n <ada@acme\.example>\r\n/);
  });

  it('Bcc, Return-Path and X-Posthorn fields never leave', () => {
    const text = written(
      `${HEAD}Bcc: secret@x.example\r\nReturn-Path: <x@y.example>\r\nX-Posthorn-Tag: a\r\n\r\nBcc: stays\r\n`,
    );
    assert.doesNotMatch(text.split('\r\n\r\n')[0]!, /secret|return-path|x-posthorn/i);
    assert.match(text, /\r\n\r\nBcc: stays\r\n$/);
  });

  it('Message-ID and Date are added once, and kept when they are there', () => {
    assert.match(
      written(`${HEAD}\r\n.`),
      /Message-ID: <id-1@acme\.example>\r\nDate: Sun, 01 Mar 2026 10:00:00 \+0000\r\n/,
    );
    const own = written(`${HEAD}Message-ID: <own@acme.example>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\r\n.`);
    assert.match(own, /Message-ID: <own@acme\.example>\r\nDate: Mon, 2 Mar 2026 09:00:00 \+0100\r\n/);
    assert.equal(own.match(/^(message-id|date):/gim)?.length, 2);
  });

  it('without an envelope To, Cc and Bcc are the recipients, each once', () => {
    const { recipients } = content(`${HEAD}Cc: c@x.example, BOB@X.example\r\nBcc: d@x.example\r\n\r\n.`);
    assert.deepEqual(
      recipients.map(({ address, kind }) => [address.email, kind]),
      [
        ['bob@x.example', 'to'],
        ['c@x.example', 'cc'],
        ['d@x.example', 'bcc'],
      ],
    );
  });

  it('with an envelope only its addresses count; who is not named is a blind copy', () => {
    const { recipients } = content(`${HEAD}\r\n.`, ['bob@x.example', 'eve@x.example']);
    assert.deepEqual(
      recipients.map(({ address, kind }) => [address.email, kind]),
      [
        ['bob@x.example', 'to'],
        ['eve@x.example', 'bcc'],
      ],
    );
  });

  it('reads what X-Posthorn fields say', () => {
    const { options } = content(
      `${HEAD}X-Posthorn-Tag: quotes, crm\r\nX-Posthorn-Custom-Id: 7\r\nX-Posthorn-Stream: marketing\r\nX-Posthorn-Track: opens,clicks\r\nX-Posthorn-Send-At: 2026-03-02T00:00:00Z\r\n\r\n.`,
    );
    assert.deepEqual(options, {
      stream: 'marketing',
      tags: ['quotes', 'crm'],
      customId: '7',
      sendAt: instantOf('2026-03-02T00:00:00Z'),
      expiresAt: null,
      track: { opens: true, clicks: true },
      sandbox: false,
    });
  });

  it('tells all faults of X-Posthorn fields at once', () => {
    const result = read(
      `${HEAD}X-Posthorn-Stream: bulk\r\nX-Posthorn-Send-At: tomorrow\r\nX-Posthorn-What: 1\r\n\r\n.`,
    );
    assert.ok(!result.ok && 'faults' in result);
    assert.deepEqual(
      result.faults.map(({ field, code }) => [field, code]),
      [
        ['x-posthorn-what', 'header_not_allowed'],
        ['X-Posthorn-Send-At', 'wrong_format'],
        ['X-Posthorn-Stream', 'not_allowed'],
      ],
    );
  });

  const part = (headers: string, body: string) => `--b\r\n${headers}\r\n\r\n${body}\r\n`;
  const multipart = (...parts: string[]) =>
    `${HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\npreamble\r\n${parts.join('')}--b--\r\nepilogue\r\n`;

  it('R-078: attachments are measured decoded', () => {
    const base64 = (bytes: number) =>
      Buffer.alloc(bytes, 7)
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n');
    for (const bytes of [1, 2, 3, 1_000, 31_457]) {
      const text = multipart(
        part('Content-Type: text/plain', 'hello'),
        part('Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64', base64(bytes)),
      );
      assert.equal(content(text).attachmentBytes, bytes);
    }
    assert.equal(
      content(multipart(part('Content-Type: text/plain\r\nContent-Disposition: attachment', '12345'))).attachmentBytes,
      5,
    );
    assert.equal(content(multipart(part('Content-Type: text/plain', 'only text'))).attachmentBytes, 0);
    assert.equal(
      content(`${HEAD}Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n`).attachmentBytes,
      3,
    );
  });

  it('T32: nesting, parts and boundaries without end are refused or cost no time', () => {
    const deep = `${HEAD}Content-Type: multipart/mixed; boundary="b0"\r\n\r\n${Array.from({ length: 10_000 }, (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary="b${i + 1}"\r\n\r\n`).join('')}`;
    const many = `${HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${'--b\r\n\r\n'.repeat(100_000)}`;
    const dashes = `${HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${'--\r\n'.repeat(1_000_000)}`;
    const started = performance.now();
    for (const text of [deep, many, dashes])
      assert.deepEqual(read(text), { ok: false, malformed: 'The message has too many parts.' });
    assert.ok(performance.now() - started < 2_000);
  });
});
