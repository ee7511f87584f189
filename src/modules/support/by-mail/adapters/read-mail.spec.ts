import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { stripQuotes } from '../rules/strip-quotes.js';
import { tameHtml } from '../rules/tame-html.js';
import { ticketText } from '../rules/ticket-text.js';
import { readMail } from './read-mail.js';

interface Expected {
  file: string;
  verdict: string;
  text?: string;
}
const CORPUS = 'test/corpus/support-mail';
const expected = JSON.parse(readFileSync(`${CORPUS}/expected.json`, 'utf8')) as Expected[];

describe('reading mail to support', () => {
  it('has an expectation for every mail of the corpus', () => {
    const mails = readdirSync(CORPUS).filter((name) => name.endsWith('.eml'));
    assert.deepEqual(expected.map(({ file }) => file).sort(), mails.sort());
  });

  for (const { file, verdict, text } of expected)
    it(`${file} leaves what its sender wrote`, async () => {
      const mail = await readMail(readFileSync(`${CORPUS}/${file}`));
      if (text === undefined) return;
      const said = ticketText(mail.text);
      assert.equal(verdict === 'reply' ? stripQuotes(said) || said : said, text);
    });

  it('takes time in proportion to the mail, however deep it quotes', () => {
    const marks = '>'.repeat(50_000);
    assert.equal(stripQuotes(`Mine.\n\nOn Monday Anna wrote:\n${`${marks} x\n`.repeat(2)}`), 'Mine.');
    assert.equal(stripQuotes('> a\n'.repeat(50_000)), '');
    assert.equal(stripQuotes(`${'On Monday wrote:\n'.repeat(20_000)}`).startsWith('On Monday'), true);
    const opened = '<blockquote><div class=gmail_quote>'.repeat(50_000);
    assert.ok(tameHtml(opened).length < 5_000);
    assert.ok(tameHtml('<'.repeat(200_000)).length <= 200_000);
    assert.ok(tameHtml('<!--'.repeat(50_000)).length === 0);
  });

  it('keeps what no mail program quoted', () => {
    for (const text of ['Hello', 'From: me\nwith love', 'We wrote:\nnothing', 'a > b', '-- \nAnna', 'x --- y'])
      assert.equal(stripQuotes(text), text);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const own = stripQuotes(text);
        return own.split('\n').every((line) => line === '[…]' || text.includes(line.trimEnd()));
      }),
    );
  });
});
