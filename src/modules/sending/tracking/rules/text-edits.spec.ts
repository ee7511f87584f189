import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type EditWishes, type Slot, textEdits } from './text-edits.js';

const CLICKS: EditWishes = { clicks: true, pixel: false, ownPrefixes: [] };
const OPENS: EditWishes = { ...CLICKS, clicks: false, pixel: true };
const HTML = { kind: 'html', charset: 'utf-8' } as const;
const PLAIN = { kind: 'plain', charset: 'us-ascii' } as const;

const link = (url: string): string => `[to ${url}]`;
const shown = (slot: Slot): string => (slot.kind === 'link' ? link(slot.url) : `[${slot.kind}]`);

/** The text with its places filled in; null when it has none. */
function changed(text: string, wishes = CLICKS, leaf: Parameters<typeof textEdits>[1] = HTML): string | null {
  const bytes = Buffer.from(text);
  const edits = textEdits(bytes, leaf, wishes);
  if (edits.length === 0) return null;
  let [result, at] = ['', 0];
  for (const { start, end, slot } of edits) {
    result += bytes.toString('utf8', at, start) + shown(slot);
    at = end;
  }
  return result + bytes.toString('utf8', at);
}

describe('what is changed in a text', () => {
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
    ['a placeholder', '<a href="{{unsubscribeUrl}}">off</a>', '<a href="[unsubscribe]">off</a>'],
    [
      'a placeholder as editors write it',
      '<a href="http://%7B%7BpreferencesUrl%7D%7D/">p</a>',
      '<a href="[preferences]">p</a>',
    ],
    [
      'a placeholder in the text',
      '<p>{{ unsubscribeUrl }} {{{preferencesUrl}}}</p>',
      '<p>[unsubscribe] [preferences]</p>',
    ],
  ];
  for (const [name, before, after] of cases) it(`is ${name}`, () => assert.equal(changed(before), after));

  it('is a picture before the end of the body', () => {
    assert.equal(changed('<body>x</body></html>', OPENS), '<body>x[pixel]</body></html>');
    assert.equal(changed('<p>x</p></html>', OPENS), '<p>x</p>[pixel]</html>');
    assert.equal(changed('<p>x</p>\r\n', OPENS), '<p>x</p>[pixel]\r\n');
    assert.equal(changed('<p>x</p><!-- unfinished', OPENS), null);
  });

  it('is plain text only where it has a placeholder', () => {
    assert.equal(
      changed('https://x.example/ or {{unsubscribeUrl}}', CLICKS, PLAIN),
      'https://x.example/ or [unsubscribe]',
    );
    assert.equal(changed('https://x.example/', CLICKS, PLAIN), null);
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
  for (const [name, html] of untouched) it(`is ${name}`, () => assert.equal(changed(html), null));

  it('is a link that is ours already', () => {
    assert.equal(
      changed('<a href="https://t.example/u/TOKEN">', { ...CLICKS, ownPrefixes: ['https://t.example/u/'] }),
      null,
    );
  });

  it('is a text in a charset that is not ASCII at its base, or whose letters are none of it', () => {
    for (const charset of ['utf-16', 'utf-7', 'iso-2022-jp', 'hz-gb-2312', 'ebcdic-us', 'x-unknown'])
      assert.equal(changed('<a href="https://x.example/">', CLICKS, { kind: 'html', charset }), null, charset);
    assert.equal(changed('<a href="https://x.example/ä">', CLICKS, { kind: 'html', charset: 'iso-8859-1' }), null);
    assert.notEqual(changed('<a href="https://x.example/">ä', CLICKS, { kind: 'html', charset: 'iso-8859-1' }), null);
  });
});
