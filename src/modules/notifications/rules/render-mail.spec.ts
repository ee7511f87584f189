import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, type Texts } from '../../../kernel/texts.js';
import { MAIL_TEXTS, type NotificationName, OTHER_USERNAMES } from './mail-texts.table.js';
import { renderMail } from './render-mail.js';
import { sampleFacts } from './sample-facts.js';

const LINK = 'https://posthorn.example/confirm-email?token=0199.abc-_1&x=2';
/** Whatever else a text names; what code fills is one of these, or it is seen in the mail. */
const OWN_FACTS = ['username', 'usernames', 'address', 'platform', 'organization'];
const VALUES = Object.fromEntries(
  Object.values(MAIL_TEXTS)
    .flatMap(({ subject, before, after, button }) => [subject, ...before, ...after, ...(button ? [button] : [])])
    .flatMap(({ en }) => [...en.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))
    .filter((name) => !OWN_FACTS.includes(name))
    .map((name) => [name, `a ${name}`]),
);
const FACTS = {
  values: VALUES,
  link: LINK,
  username: 'm1234',
  usernames: ['m1234', 'm1240'],
  address: 'a@acme.example',
  platform: 1234,
  organization: 'Acme S.p.A.',
};
const NAMES = Object.keys(MAIL_TEXTS) as NotificationName[];

describe('notification mails', () => {
  for (const name of NAMES) {
    for (const language of LANGUAGES) {
      it(`${name} in ${language}: text and HTML say the same, with one link`, () => {
        const mail = renderMail(name, language, FACTS);
        const links = mail.text.match(/https?:\/\/\S+/g) ?? [];
        assert.deepEqual(links, MAIL_TEXTS[name].button ? [LINK] : []);
        assert.equal((mail.html.match(/href="/g) ?? []).length, links.length);
        assert.doesNotMatch(mail.text + mail.subject + mail.html, /\{\w+\}|undefined/);
        assert.ok(mail.html.includes(`lang="${language}"`));
        assert.ok(mail.subject.length > 5 && mail.subject.length <= 78);
      });
    }
  }

  it('every text exists in every language and no two languages share one', () => {
    const texts = NAMES.flatMap((name) => {
      const { subject, before, button, after } = MAIL_TEXTS[name];
      return [subject, ...before, ...after, ...(button ? [button] : [])];
    });
    const isWordedElsewhere = ({ en }: Texts) => /^\{\w+\}$/.test(en);
    for (const text of [...texts.filter((one) => !isWordedElsewhere(one)), OTHER_USERNAMES]) {
      const said = LANGUAGES.map((language) => text[language]);
      assert.ok(said.every((one) => one.trim() !== ''));
      assert.equal(new Set(said).size, LANGUAGES.length, said[0]);
      const places = said.map((one) => (one.match(/\{\w+\}/g) ?? []).sort().join());
      assert.equal(new Set(places).size, 1, said[0]);
    }
  });

  it('D-20: the mail of a further sign-up names the user names there were', () => {
    const mail = renderMail('confirm-email', 'en', {
      link: LINK,
      username: 'm1250',
      otherUsernames: ['m1234', 'm1240'],
    });
    assert.match(mail.text, /m1250/);
    assert.match(mail.text, /m1234, m1240/);
    assert.doesNotMatch(
      renderMail('confirm-email', 'en', { link: LINK, username: 'm1250', otherUsernames: [] }).text,
      /already/,
    );
  });

  for (const name of NAMES) {
    it(`${name} has sample facts for its preview`, () => {
      for (const language of LANGUAGES) {
        const mail = renderMail(name, language, sampleFacts(name));
        assert.doesNotMatch(mail.text + mail.subject + mail.html, /\{\w+\}|undefined/);
      }
    });
  }

  it('every mail says who wrote it and whom to ask, and loads nothing', () => {
    const brand = { name: 'Acme <Mail>', supportAddress: 'help@acme.example' };
    for (const name of NAMES) {
      const { text, html } = renderMail(name, 'fr', FACTS, brand);
      assert.match(text, /\n-- \nAcme <Mail> a écrit.*help@acme\.example\.$/);
      assert.ok(html.includes('Acme &lt;Mail&gt;') && html.includes('help@acme.example'));
      assert.doesNotMatch(html, /<img|<script|<link|@import|url\(|src=/i);
      assert.ok(Buffer.byteLength(html) < 100_000, 'Gmail cuts what is longer');
    }
  });

  it('what people typed cannot become markup', () => {
    const { html } = renderMail('sender-confirm', 'en', {
      link: LINK,
      address: '"<script>"@acme.example',
      platform: 1,
    });
    assert.doesNotMatch(html, /<script>/);
    assert.ok(html.includes('token=0199.abc-_1&amp;x=2'));
  });
});
