import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { instantOf } from '../../../../kernel/time/instant.js';
import { decodeWords } from './header-block.js';
import { readJsonMessage } from './read-json-message.js';

const now = instantOf('2026-03-01T10:00:00Z');
const BASE = { from: { email: 'ada@acme.example' }, to: [{ email: 'bob@x.example' }], subject: 'Hi', text: 'Hello' };
const faults = (more: object): [string, string][] => {
  const result = readJsonMessage({ ...BASE, ...more }, now);
  return result.ok ? [] : result.faults.map(({ field, code }) => [field, code]);
};
const bytes = (more: object): Buffer => {
  const result = readJsonMessage({ ...BASE, ...more }, now);
  assert.ok(result.ok, JSON.stringify(result));
  return result.content.write({ id: 'id-1', at: now }).bytes;
};

describe('messages as JSON', () => {
  const bad: [string, object, [string, string][]][] = [
    [
      'wrong types',
      { subject: 7, to: 'bob' },
      [
        ['to', 'wrong_type'],
        ['subject', 'wrong_type'],
      ],
    ],
    [
      'unknown fields',
      { frm: 1, to: [{ email: 'a@x.example', nick: 'b' }] },
      [
        ['frm', 'unknown_field'],
        ['to[0].nick', 'unknown_field'],
      ],
    ],
    ['no sender', { from: undefined }, [['from', 'required']]],
    ['nobody to send to', { to: [] }, [['to', 'required']]],
    ['nothing to say', { text: undefined }, [['text', 'required']]],
    [
      'addresses',
      { to: [{ email: 'a@x.example' }, { email: 'a b@x.example' }], cc: [{ email: 'a@x' }] },
      [
        ['to[1].email', 'address_invalid'],
        ['cc[0].email', 'address_invalid'],
      ],
    ],
    [
      'control characters in an address',
      { to: [{ email: 'a\u0001@x.example' }] },
      [['to[0].email', 'address_invalid']],
    ],
    [
      'T21: a line break in an address',
      { to: [{ email: 'a@x.example\r\nBcc: eve@x.example' }] },
      [['to[0].email', 'address_invalid']],
    ],
    ['T21: a line break in a subject', { subject: 'Hi\r\nBcc: eve@x.example' }, [['subject', 'invalid_characters']]],
    [
      'T21: a line break in a name',
      { from: { email: 'ada@acme.example', name: 'Ada\nBcc: eve' } },
      [['from.name', 'invalid_characters']],
    ],
    ['T21: a line break in a header', { headers: { 'X-A': 'a\r\nBcc: eve' } }, [['headers.X-A', 'invalid_characters']]],
    [
      'T21: a line break in a header’s name',
      { headers: { 'X-A: b\r\nBcc': 'eve' } },
      [['headers.X-A: b\r\nBcc', 'wrong_format']],
    ],
    [
      'T21: a line break in a file name',
      { attachments: [{ filename: 'a\r\nb', content: 'AAAA' }] },
      [['attachments[0].filename', 'invalid_characters']],
    ],
    [
      'T21: a line break in a content type',
      { attachments: [{ filename: 'a', contentType: 'text/plain\r\nX: y', content: 'AAAA' }] },
      [['attachments[0].contentType', 'wrong_format']],
    ],
    [
      'headers that are ours',
      { headers: { Bcc: 'a', 'content-type': 'b', 'X-Posthorn-Tag': 'c', 'DKIM-Signature': 'd' } },
      [
        ['headers.Bcc', 'header_not_allowed'],
        ['headers.content-type', 'header_not_allowed'],
        ['headers.X-Posthorn-Tag', 'header_not_allowed'],
        ['headers.DKIM-Signature', 'header_not_allowed'],
      ],
    ],
    ['a header twice', { headers: { 'X-A': 'a', 'x-a': 'b' } }, [['headers.x-a', 'duplicate_field']]],
    [
      'wrong base64',
      { attachments: ['$$$$', 'AAA', 'AAAB\n', 'AB==', '????'].map((content) => ({ filename: 'a', content })) },
      [0, 1, 2, 3, 4].map((i) => [`attachments[${i}].content`, 'wrong_format']),
    ],
    ['an attachment without content', { attachments: [{ filename: 'a' }] }, [['attachments[0].content', 'required']]],
    [
      'times',
      { sendAt: 'tomorrow', expiresAt: '2026-13-01T00:00:00Z' },
      [
        ['sendAt', 'wrong_format'],
        ['expiresAt', 'wrong_format'],
      ],
    ],
    ['an expiry that is over', { expiresAt: '2026-03-01T09:59:59Z' }, [['expiresAt', 'too_early']]],
    [
      'an expiry before its time',
      { sendAt: '2026-03-03T00:00:00Z', expiresAt: '2026-03-02T00:00:00Z' },
      [['expiresAt', 'too_early']],
    ],
    ['a time too far away', { sendAt: '2027-03-01T00:00:00Z' }, [['sendAt', 'too_late']]],
    ['things that do not exist', { templateId: 'tpl_1' }, [['templateId', 'reference_not_found']]],
    [
      '1,001 recipients',
      {
        to: Array.from({ length: 999 }, (_, i) => ({ email: `a${i}@x.example` })),
        bcc: [{ email: 'b@x.example' }, { email: 'c@x.example' }],
      },
      [['to', 'too_many']],
    ],
    [
      'T44: things that are no message',
      { to: { length: 1 }, from: [], headers: [], tags: 'a', track: true, sandbox: 'no' },
      [
        ['from', 'wrong_type'],
        ['to', 'wrong_type'],
        ['headers', 'wrong_type'],
        ['tags', 'wrong_type'],
        ['track', 'wrong_type'],
        ['sandbox', 'wrong_type'],
      ],
    ],
  ];
  for (const [name, more, expected] of bad) it(`tells ${name}`, () => assert.deepEqual(faults(more), expected));

  it('T44: any JSON value is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const result = readJsonMessage(value, now);
        assert.ok(!result.ok && result.faults.length > 0);
      }),
    );
  });

  it('a message with everything is read by others as it was meant', async () => {
    const parsed = await simpleParser(
      bytes({
        from: { email: 'ada@acme.example', name: 'Ada "Countess" Lovelace' },
        to: [
          { email: 'bob@x.example', name: 'Smith, John' },
          { email: 'jörg@müller.example', name: 'Jörg Müller' },
        ],
        cc: [{ email: 'c@x.example' }],
        bcc: [{ email: 'secret@x.example' }],
        replyTo: { email: 'office@acme.example' },
        subject: 'Angebot für Jörg – 100 € günstiger 😀',
        text: 'Grüße\n.\n..\n',
        html: '<p>Grüße <img src="cid:logo"></p>',
        attachments: [
          {
            filename: 'Angebot Nº 7.pdf',
            contentType: 'application/pdf',
            content: Buffer.from('%PDF').toString('base64'),
          },
          { filename: 'logo.png', contentType: 'image/png', content: 'AAAA', inline: true, contentId: 'logo' },
        ],
        headers: { 'X-Campaign': 'März' },
      }),
    );
    assert.deepEqual(parsed.from?.value, [{ address: 'ada@acme.example', name: 'Ada "Countess" Lovelace' }]);
    assert.equal(parsed.subject, 'Angebot für Jörg – 100 € günstiger 😀');
    assert.equal(parsed.text, 'Grüße\n.\n..\n');
    assert.match(String(parsed.html), /<p>Grüße <img/);
    assert.deepEqual(
      parsed.attachments.map(({ filename, contentType, size, cid }) => [filename, contentType, size, cid]),
      [
        ['logo.png', 'image/png', 3, 'logo'],
        ['Angebot Nº 7.pdf', 'application/pdf', 4, undefined],
      ],
    );
    assert.equal(decodeWords(parsed.headers.get('x-campaign') as string), 'März');
    assert.deepEqual([parsed.headers.has('bcc'), parsed.messageId], [false, '<id-1@acme.example>']);
  });

  it('blind copies alone are not told to each other', () => {
    const text = bytes({ to: [], bcc: [{ email: 'secret@x.example' }] }).toString();
    assert.match(text, /^To: undisclosed-recipients:;\r$/m);
    assert.doesNotMatch(text, /secret/);
  });

  it('T24: whatever text and html hold, the message has CRLF only and no boundary of its own content', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, html) => {
        const made = bytes({ text, html }).toString('latin1');
        assert.doesNotMatch(made, /\r(?!\n)|(?<!\r)\n/);
        for (const line of made.split('\r\n')) assert.ok(line.length <= 998);
        assert.equal(made.match(/^--=_id-1_1(--)?\r$/gm)?.length, 3);
      }),
    );
  });
});
