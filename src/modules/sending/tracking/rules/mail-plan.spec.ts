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

describe('what is changed in a mail', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['a link', '<a href="https://x.example/">x</a>', `<a href="${link('https://x.example/')}">x</a>`],
    ['in any case and quotes', "<A\n HREF = 'HTTP://x.example/a'>", `<A\n HREF = '${link('HTTP://x.example/a')}'>`],
    ['without quotes', '<a href=https://x.example/a/>', `<a href=${link('https://x.example/a/')}>`],
    [
      'an area',
      '<area shape=rect href="https://x.example/m">',
      `<area shape=rect href="${link('https://x.example/m')}">`,
    ],
    [
      'its references undone',
      '<a href="https://x.example/?a=1&amp;b=2&#38;c">',
      `<a href="${link('https://x.example/?a=1&b=2&c')}">`,
    ],
    [
      'a bare ampersand',
      '<a href="https://x.example/?a=1&b=2&copy=3">',
      `<a href="${link('https://x.example/?a=1&b=2&copy=3')}">`,
    ],
    ['white space around it', '<a href=" \r\n https://x.example/ ">', `<a href="${link('https://x.example/')}">`],
    ['letters beyond ASCII', '<a href="https://x.example/ä">', `<a href="${link('https://x.example/ä')}">`],
    [
      'relative to a base',
      '<base href="https://x.example/dir/"><a href="page?q#f">',
      `<base href="https://x.example/dir/"><a href="${link('https://x.example/dir/page?q#f')}">`,
    ],
    [
      'the first of two',
      '<a href="https://x.example/1" href="https://x.example/2">',
      `<a href="${link('https://x.example/1')}" href="https://x.example/2">`,
    ],
    [
      'behind a comment for others',
      '<!--[if !mso]><!--><a href="https://x.example/">x</a><!--<![endif]-->',
      `<!--[if !mso]><!--><a href="${link('https://x.example/')}">x</a><!--<![endif]-->`,
    ],
    [
      'behind a closed script',
      '<script>"<a href=\'https://x.example/s\'>"</script><a href="https://x.example/">',
      `<script>"<a href='https://x.example/s'>"</script><a href="${link('https://x.example/')}">`,
    ],
    ['a placeholder', '<a href="{{unsubscribeUrl}}">off</a>', '<a href="https://t.example/u/TOKEN">off</a>'],
    [
      'a placeholder as editors write it',
      '<a href="http://%7B%7BpreferencesUrl%7D%7D/">p</a>',
      '<a href="https://t.example/p/TOKEN">p</a>',
    ],
    [
      'a placeholder in the text',
      '<p>{{ unsubscribeUrl }} {{{preferencesUrl}}}</p>',
      '<p>https://t.example/u/TOKEN https://t.example/p/TOKEN</p>',
    ],
  ];
  for (const [name, before, after] of cases)
    it(`is ${name}`, () =>
      assert.equal(textOf(filled(htmlMail(before), CLICKS)!), Buffer.from(after, 'utf8').toString()));

  it('is a picture before the end of the body', () => {
    assert.equal(
      textOf(filled(htmlMail('<body>x</body></html>'), { ...OFF, opens: true })!),
      `<body>x${PIXEL}</body></html>`,
    );
    assert.equal(textOf(filled(htmlMail('<p>x</p>\r\n'), { ...OFF, opens: true })!), `<p>x</p>${PIXEL}\r\n`);
  });

  it('is plain text only where it has a placeholder', () => {
    const mail = 'From: a@b.example\r\n\r\nhttps://x.example/ or {{unsubscribeUrl}}\r\n';
    assert.equal(filled(mail, BOTH), 'From: a@b.example\r\n\r\nhttps://x.example/ or https://t.example/u/TOKEN\r\n');
    assert.equal(filled('From: a@b.example\r\n\r\nhttps://x.example/\r\n', BOTH), null);
  });
});

describe('what is left alone', () => {
  const untouched: [name: string, html: string][] = [
    ['a mail address', '<a href="mailto:a@b.example">'],
    ['a telephone number', '<a href="tel:+33">'],
    ['an anchor', '<a href="#top">'],
    ['an anchor with a base', '<base href="https://x.example/"><a href="#top">'],
    ['a relative link without a base', '<a href="/page">'],
    ['an empty link', '<a href=""><a href><a>'],
    ['javascript', '<a href="javascript:location=\'https://x.example/\'">'],
    ['javascript with a tab', '<a href="java\tscript:x">'],
    ['data', '<a href="data:text/html,https://x.example/">'],
    ['a scheme of its own', '<a href="whatsapp://send?text=https://x.example/">'],
    ['a web address without a host', '<a href="https:///x.example"><a href="https:x.example">'],
    ['an address that none can read', '<a href="https://[::x/">'],
    ['a reference that could mean two things', '<a href="https://x.example/?a&eacute;b">'],
    ['one whose owner wants it so', '<a data-track="off" href="https://x.example/">'],
    [
      'a picture, a form, a style',
      '<img src="https://x.example/i.gif"><form action="https://x.example/"><link href="https://x.example/c">',
    ],
    ['a comment', '<!-- <a href="https://x.example/"> -->'],
    ['a comment for Outlook', '<!--[if mso]><a href="https://x.example/"><![endif]-->'],
    ['raw text', '<style><a href="https://x.example/"></style><textarea><a href="https://x.example/"></textarea>'],
    ['an unfinished tag', '<p>x</p><a href="https://x.example/"'],
    ['an unfinished quote', '<a title="x href="https://x.example/" x'],
    ['an unknown placeholder', '<a href="https://x.example/{{token}}">'],
    ['an end tag', '</a href="https://x.example/">'],
    ['other words in braces', '<p>{{unsubscribeurl}} {{ name }}</p>'],
    ['an encrypted text', '<a href="https://x.example/">-----BEGIN PGP MESSAGE-----'],
  ];
  for (const [name, html] of untouched) it(`is ${name}`, () => assert.equal(filled(htmlMail(html), CLICKS), null));

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

  it('is a link that is ours already', () => {
    const wishes = { ...CLICKS, ownPrefixes: ['https://t.example/u/'] };
    assert.equal(filled(htmlMail('<a href="https://t.example/u/TOKEN">'), wishes), null);
  });

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
