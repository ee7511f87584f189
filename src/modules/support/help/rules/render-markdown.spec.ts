import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderMarkdown } from './render-markdown.js';

const render = (source: string): string => renderMarkdown(source, { language: 'fr', media: new Map() });

describe('articles as pages', () => {
  it('know headings, lists, tables, code, notes and links', () => {
    assert.equal(render('## A `b`'), '<h2>A <code>b</code></h2>');
    assert.equal(
      render('1. one\n2. **two**\n   and more'),
      '<ol><li>one</li><li><strong>two</strong> and more</li></ol>',
    );
    assert.equal(render('> Mind *this*.'), '<p class="note">Mind <em>this</em>.</p>');
    assert.equal(render('```\n<b>\n```'), '<pre><code>&lt;b&gt;</code></pre>');
    assert.match(render('| a | b |\n|---|---|\n| 1 | 2 |'), /<th>a<\/th><th>b<\/th>.*<td>1<\/td><td>2<\/td>/);
    assert.match(render('[SPF](spf-dkim-dmarc)'), /href="\/help\/fr\/spf-dkim-dmarc"/);
    assert.match(render('[x](https://a.example/b?c=d&e)'), /href="https:\/\/a\.example\/b\?c=d&amp;e"/);
  });

  it('make no link of what leads out of the web', () => {
    for (const target of [
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      'data:text/html,x',
      '//evil.example',
      '/\\evil',
      'vbscript:x',
    ])
      assert.doesNotMatch(render(`[x](${target})`), /<a /, target);
  });

  it('have no tag and no attribute that is not ours', () => {
    const allowed =
      /^<\/?(?:h[23]|p|ol|ul|li|pre|code|strong|em|a|div|table|thead|tbody|tr|th|td)(?: (?:class="(?:note|wide)"|href="[^"<>]*"|rel="noopener noreferrer"))*>$/;
    const piece = fc.constantFrom(
      '<script>',
      '"',
      "'",
      '`',
      '**',
      '*',
      '[',
      '](',
      ')',
      '|',
      '\n',
      '> ',
      '- ',
      '# ',
      '```',
      'x',
      'http://a',
      'javascript:',
      '&',
      '![a](media:b)',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) =>
        (render(pieces.join('')).match(/<[^>]*>?/g) ?? []).every((tag) => allowed.test(tag)),
      ),
    );
  });

  it('take no longer than their length', () => {
    for (const hostile of [
      '*'.repeat(50_000),
      '['.repeat(50_000),
      '`'.repeat(49_999),
      '[a]('.repeat(12_000),
      '|'.repeat(50_000),
    ])
      assert.ok(render(hostile).length < 500_000);
  });
});
