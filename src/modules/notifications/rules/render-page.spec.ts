import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../kernel/texts.js';
import { type LinkPage, PAGE_TEXTS } from './page-texts.table.js';
import { formPage, messagePage } from './render-page.js';

describe('pages behind links in mails', () => {
  for (const name of Object.keys(PAGE_TEXTS) as LinkPage[]) {
    it(`${name}: a form that posts its token, in every language, without a script`, () => {
      for (const language of LANGUAGES) {
        const page = formPage(name, language, { token: 'a.b-c_d', password: name !== 'sender-confirm' });
        assert.match(page, new RegExp(`<html lang="${language}">`));
        assert.match(page, /<form method="post">/);
        assert.match(page, /name="token" value="a\.b-c_d"/);
        assert.doesNotMatch(page, /<script|onclick|undefined/);
        assert.equal(page.includes('type="password"'), name !== 'sender-confirm');
      }
    });
  }

  it('a token cannot break out of its field', () => {
    const page = formPage('confirm-email', 'en', {
      token: '"><script>alert(1)</script>',
      password: false,
      fault: '<b>',
    });
    assert.doesNotMatch(page, /<script>|<b>/);
  });

  it('a message is announced to screen readers', () => {
    assert.match(messagePage('confirm-email', 'de', 'Fertig'), /role="status">Fertig/);
    assert.match(messagePage('confirm-email', 'de', 'Vorbei', 'alert'), /class="fault" role="alert">Vorbei/);
  });
});
