import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseHeaderBlock, quotedPrintable } from '../../acceptance/index.js';
import { listUnsubscribeFields } from './list-unsubscribe.js';
import { fillPlan, planMail, type PlanWishes, type SlotTexts } from './mail-plan.js';
import { textLeaves } from './mime-leaves.js';
import { readTags } from './html-tags.js';
import { textEdits } from './text-edits.js';
import { decodedText, transferEncoding } from './transfer-text.js';

const TOOLS = { readHeader: parseHeaderBlock, quotedPrintable };
const OFF: PlanWishes = { opens: false, clicks: false, listUnsubscribe: false, ownPrefixes: [] };
const CLICKS: PlanWishes = { ...OFF, clicks: true };
const BOTH: PlanWishes = { ...CLICKS, opens: true };
const TEXTS: SlotTexts = {
  link: (url) => `https://t.example/t/c/${Buffer.from(url).toString('base64url').slice(0, 40)}`,
  pixelUrl: 'https://t.example/t/o/PIXEL.gif',
  unsubscribeUrl: 'https://t.example/u/TOKEN',
  preferencesUrl: 'https://t.example/p/TOKEN',
  listUnsubscribe: (foreign) =>
    listUnsubscribeFields({ url: 'https://t.example/u/TOKEN', mailto: 'u+token@bounce.example' }, foreign),
};
const PIXEL =
  '<img src="https://t.example/t/o/PIXEL.gif" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">';

function filled(mail: string | Buffer, wishes: PlanWishes): string | null {
  const plan = planMail(Buffer.from(mail), wishes, TOOLS);
  return plan === null ? null : fillPlan(plan.pieces, TEXTS).toString('latin1');
}

function htmlMail(html: string, type = 'text/html; charset=utf-8', encoding = '8bit'): string {
  return `From: a@b.example\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${html}`;
}

/** The decoded text of the mail's only text part. */
function textOf(mail: string): string {
  const bytes = Buffer.from(mail, 'latin1');
  const [leaf] = textLeaves(bytes, parseHeaderBlock(bytes)!, parseHeaderBlock)!;
  return decodedText(bytes.subarray(leaf!.start, leaf!.end), transferEncoding(leaf!.encoding)!)!.toString();
}

const link = (url: string): string => TEXTS.link(url);

describe('mails that are left alone', () => {
  const mails: [name: string, mail: string][] = [
    ['a charset that is not ASCII at its base', htmlMail('<a href="https://x.example/">', 'text/html; charset=utf-16')],
    ['a charset with escapes', htmlMail('<a href="https://x.example/">', 'text/html; charset=iso-2022-jp')],
    ['an attachment', htmlMail('<a href="https://x.example/">', 'text/html\r\nContent-Disposition: attachment')],
    [
      'a named part',
      htmlMail('<a href="https://x.example/">', 'text/html\r\nContent-Disposition: inline; filename=a.html'),
    ],
    ['base64 with other bytes in it', htmlMail('PGEgaHJlZj0i*&^', 'text/html', 'base64')],
    ['an unknown encoding', htmlMail('<a href="https://x.example/">', 'text/html', 'x-uuencode')],
    ['a signed mail', signed('signed')],
    ['an encrypted mail', signed('encrypted')],
    [
      'a forwarded mail',
      'From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: text/html\r\n\r\n<a href="https://x.example/">',
    ],
  ];
  for (const [name, mail] of mails) it(`is ${name}`, () => assert.equal(filled(mail, BOTH), null));

  function signed(kind: string): string {
    const inner =
      'Content-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\nContent-Type: text/html\r\n\r\n<a href="https://x.example/">\r\n--i--';
    return `From: a@b.example\r\nContent-Type: multipart/${kind}; boundary=o\r\n\r\n--o\r\n${inner}\r\n--o\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--o--\r\n`;
  }
});

describe('the fields of a marketing mail', () => {
  const wishes = { ...OFF, listUnsubscribe: true };
  const ours =
    'List-Unsubscribe: <https://t.example/u/TOKEN>,\r\n <mailto:u+token@bounce.example?subject=unsubscribe>\r\n' +
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n';

  it('are put at the end of the header', () => {
    assert.equal(filled('From: a@b.example\r\n\r\nx\r\n', wishes), `From: a@b.example\r\n${ours}\r\nx\r\n`);
  });

  it('take the place of the sender’s own, whose mail address stays behind ours', () => {
    const own =
      'List-Unsubscribe: <https://own.example/u>,\r\n <mailto:off@own.example>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n';
    const kept = ours.replace('=unsubscribe>', '=unsubscribe>,\r\n <mailto:off@own.example>');
    assert.equal(
      filled(`From: a@b.example\r\n${own}Subject: x\r\n\r\nx\r\n`, wishes),
      `From: a@b.example\r\nSubject: x\r\n${kept}\r\nx\r\n`,
    );
  });
});

describe('encodings', () => {
  it('lines that would grow too long become quoted-printable, with the same text', () => {
    const html = `<p>${'word '.repeat(150)}</p><a href="https://x.example/1">1</a><a href="https://x.example/2">2</a>`;
    const mail = filled(htmlMail(html, 'text/html', '7bit'), CLICKS)!;
    assert.match(mail, /^Content-Transfer-Encoding: quoted-printable\r$/m);
    assert.ok(mail.split('\r\n').every((line) => line.length <= 76));
    assert.equal(
      textOf(mail),
      html.replace(/https:\/\/x\.example\/\d/g, (url) => link(url)),
    );
  });

  const tag = fc.constantFrom(
    '<p>', '</p>', '<br/>', '\r\n', ' ', 'é', '€uro', '=3D', '&amp;', '<!-- c -->', '<!---->', '<b title="a>b">', '<style>a{}</style>',
    '<a href="https://x.example/1?a=1&amp;b=2">', "<a class=x href='http://y.example/ü'>", '<a href=https://z.example/>', '</a>', '<area href="https://x.example/m"/>',
    '{{unsubscribeUrl}}', '<a href="{{preferencesUrl}}">', '<', '>', '"', "'", '<a href="mailto:x@y.example">', '</body>', '--=_b', '.', '<a href="https://x.example/1?a=1&amp;b=2" data-track=off>',
  ); // prettier-ignore
  const html = fc.array(tag, { maxLength: 60 }).map((tags) => `x${tags.join('')}`);
  const shape = fc.record({
    html,
    encoding: fc.constantFrom('8bit', 'quoted-printable', 'base64'),
    nested: fc.integer({ min: 0, max: 3 }),
    opens: fc.boolean(),
    clicks: fc.boolean(),
  });

  it('only the places of the plan change, whatever surrounds and encodes them', () => {
    fc.assert(
      fc.property(shape, ({ html: text, encoding, nested, opens, clicks }) => {
        const encoded = encodedAs(Buffer.from(text), encoding);
        const [before, behind] = wrapped(encoded, encoding, nested);
        const mail = `${before}${encoded}${behind}`;
        const edits = textEdits(
          Buffer.from(text),
          { kind: 'html', charset: 'utf-8' },
          { clicks, pixel: opens, ownPrefixes: [] },
        );
        const result = filled(Buffer.from(mail, 'latin1'), { ...OFF, opens, clicks });
        if (edits.length === 0) return assert.equal(result, null);
        const expected = spliceOf(text, edits);
        const header = result!.startsWith(before) ? before : before.replace('8bit', 'quoted-printable');
        assert.ok(result!.startsWith(header) && result!.endsWith(behind), 'what surrounds the text is as it was');
        const body = Buffer.from(result!.slice(header.length, result!.length - behind.length), 'latin1');
        const now = header === before ? encoding : 'quoted-printable';
        assert.equal(decodedText(body, transferEncoding(now)!)!.toString(), expected);
        // An address right behind `<` is no text any more; who writes it so means that.
        if (!text.includes('<{{')) sameMarkup(text, expected, opens);
      }),
      { numRuns: 400 },
    );
  });

  it('no bytes make it throw or take long', () => {
    const bytes = fc.uint8Array({ maxLength: 3_000 }).map((array) => Buffer.from(array));
    const near = fc
      .array(
        fc.constantFrom(
          '<',
          '<!--',
          '--',
          '>',
          '"',
          'a href=',
          '=',
          '\r\n',
          '\r\n--b',
          '--b--',
          '{{',
          'unsubscribeUrl',
          '}}',
          '&',
          '=\r\n',
          'Content-Type: text/html\r\n\r\n',
        ),
        { maxLength: 300 },
      )
      .map((parts) => Buffer.from(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(bytes, near), (body) => {
        const head = Buffer.from(
          'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n',
        );
        for (const mail of [body, Buffer.concat([head, body])]) {
          const plan = planMail(mail, { ...BOTH, listUnsubscribe: true }, TOOLS);
          if (plan !== null) fillPlan(plan.pieces, TEXTS);
        }
      }),
      { numRuns: 300 },
    );
    for (const piece of [
      '<a href="',
      '<!--',
      '<!-- --',
      '<a ',
      '</',
      '<script>',
      '<a href=https://x.example/>',
      '{{unsubscribeUrl}}',
      '&#1;',
      '\r\n--b',
      '=\r\n',
    ]) {
      const started = performance.now();
      filled(htmlMail(piece.repeat(400_000 / piece.length)), BOTH);
      assert.ok(performance.now() - started < 2_000, piece);
    }
  });
});

function encodedAs(text: Buffer, encoding: string): string {
  if (encoding === 'base64') return (text.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
  return encoding === 'quoted-printable' ? quotedPrintable(text) : text.toString('latin1');
}

function wrapped(_encoded: string, encoding: string, nested: number): [before: string, behind: string] {
  const part = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  if (nested === 0) return [`From: a@b.example\r\n${part}`, ''];
  let [before, behind] = ['From: a@b.example\r\n', ''];
  for (let level = 1; level <= nested; level += 1) {
    before += `Content-Type: multipart/alternative; boundary="=_z${level}"\r\n\r\n--=_z${level}\r\nContent-Type: text/plain\r\n\r\nhttps://x.example/\r\n--=_z${level}\r\n`;
    behind = `\r\n--=_z${level}--\r\n${behind}`;
  }
  return [before + part, behind];
}

function spliceOf(text: string, edits: ReturnType<typeof textEdits>): string {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { start, end, slot } of edits) {
    const own = { pixel: PIXEL, unsubscribe: TEXTS.unsubscribeUrl, preferences: TEXTS.preferencesUrl };
    pieces.push(bytes.subarray(at, start), Buffer.from(slot.kind === 'link' ? TEXTS.link(slot.url) : own[slot.kind]));
    at = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]).toString();
}

/** The same tags with the same attributes; only values of `href` may differ, and the picture be there. */
function sameMarkup(before: string, after: string, opens: boolean): void {
  const names = new Set(['a', 'area', 'p', '/p', 'b', 'br', '/a', 'style', '/style', '/body', 'img']);
  const shape = (text: string): string[] =>
    readTags(Buffer.from(text), names).tags.map(({ name, attributes }) =>
      [name, ...attributes.map((one) => one.name)].join(' '),
    );
  const [had, has] = [shape(before), shape(after)];
  const added = has.findIndex((name) => name === 'img src width height alt style');
  if (added >= 0) {
    assert.ok(opens);
    has.splice(added, 1);
  }
  assert.deepEqual(has, had);
}
