import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainTextOf } from './plain-text.js';

describe('the text of an HTML mail', () => {
  const cases: [string, string, string][] = [
    ['paragraphs', '<p>One\n  two</p><p>Three</p>', 'One two\n\nThree'],
    ['breaks', 'a<br>b<br/><br>c', 'a\nb\n\nc'],
    ['lists', '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>', '- a\n- b\n\n  1. c'],
    ['links', '<a href="https://x.example/?a=1&amp;b=2">Go</a>', 'Go (https://x.example/?a=1&b=2)'],
    ['a link that says where it goes', '<a href="https://x.example">https://x.example</a>', 'https://x.example'],
    ['a link without words', '<a href="https://x.example"><img src="a.png"></a>', 'https://x.example'],
    ['a link of each recipient', '<a href="{{unsubscribeUrl}}">Leave</a>', 'Leave ({{unsubscribeUrl}})'],
    ['a link into the mail', '<a href="#top">Up</a>', 'Up'],
    ['addresses', '<a href="mailto:a@x.example">Write</a>', 'Write (a@x.example)'],
    ['images', '<img alt="Our logo" src="x">', 'Our logo'],
    ['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['entities', 'a&nbsp;&lt;b&gt; &#233;&#xe9; &eacute; &unknown; &amp;lt;', 'a <b> éé é &unknown; &lt;'],
    ['nothing of styles and scripts', '<style>p{}</style><script>if (a<b) "</p>"</script>x<!-- <p>y</p> -->', 'x'],
    ['nothing of the head', '<html><head><title>T</title></head><body>x</body></html>', 'x'],
    ['nothing that is hidden', '<div style="display: none">pre<div>view</div>er</div><p>x</p>', 'x'],
    ['text as it was formatted', '<pre>a\n  b</pre>', 'a\n  b'],
    ['what is no tag', '1 < 2 and 3 <> 4 <', '1 < 2 and 3 <> 4 <'],
    ['what is not closed', '<p>a <b>b <a href="https://x.example">c', 'a b c'],
    ['a tag in quotes', '<img alt="a > b"> c', 'a > b c'],
  ];
  for (const [what, html, text] of cases) it(what, () => assert.equal(plainTextOf(html), text));

  it('whatever the HTML, an answer without tags of elements that are known', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<a href="x">',
      '</a>',
      '<!--',
      '-->',
      '<style>',
      '</style>',
      '"',
      "'",
      '<',
      '>',
      '&',
      '&#0;',
      '&#55296;',
      '&#x10ffff;',
      'x',
      ' ',
      '<li>',
      '<ul>',
      '</ul>',
      '<div style="display:none">',
      '</div>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        const text = plainTextOf(list.join(''));
        assert.doesNotMatch(text, /\u0000|<p>|<li>/);
        assert.ok(Buffer.from(text).toString() === text);
      }),
    );
  });

  it('T42: the worst takes no time without end', () => {
    for (const worst of ['<', '<a ', '&', '&#', '<!--', '<p', '<ul>', '<style>', ' ', '</', '<a href="', '"', '&amp'])
      assert.ok(plainTextOf(worst.repeat(Math.floor(200_000 / worst.length))).length <= 400_000);
    assert.equal(plainTextOf(`<a ${'a'.repeat(200_000)}>x</a>`), 'x');
    assert.equal(plainTextOf(`<pre>a${' '.repeat(200_000)}b</pre>`).length, 200_002);
    assert.equal(plainTextOf(`<a ${'display '.repeat(20_000)}>x</a>`), 'x');
  });
});
