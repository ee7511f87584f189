import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linksAtOnce } from './links-at-once.js';
import { type EngagementFacts, machineReason } from './machine-likely.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const BARE_WEBKIT = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const HOUR_MS = 3_600_000;
const click: EngagementFacts = {
  kind: 'click',
  userAgent: FIREFOX,
  isHead: false,
  isPrefetch: false,
  sinceDeliveryMs: HOUR_MS,
  linksAtOnce: 1,
};
const open: EngagementFacts = { ...click, kind: 'open', linksAtOnce: 0 };
const from = (userAgent: string, facts = open): EngagementFacts => ({ ...facts, userAgent });

describe('machines among readers', () => {
  const cases: [name: string, facts: EngagementFacts, reason: string | null][] = [
    ['a person opens an hour later', open, null],
    ['a person clicks an hour later', click, null],
    ['a person opens at once', { ...open, sinceDeliveryMs: 0 }, null],
    ['a person clicks after 5 seconds', { ...click, sinceDeliveryMs: 5_000 }, null],
    ['a click after 4.999 seconds', { ...click, sinceDeliveryMs: 4_999 }, 'right_after_delivery'],
    ['a click before the receiver has the mail', { ...click, sinceDeliveryMs: null }, 'before_delivery'],
    ['an open before the receiver has the mail', { ...open, sinceDeliveryMs: null }, 'before_delivery'],
    ['two links at once', { ...click, linksAtOnce: 2 }, null],
    ['three links at once', { ...click, linksAtOnce: 3 }, 'many_links_at_once'],
    ['HEAD', { ...click, isHead: true }, 'head_request'],
    ['a declared prefetch', { ...click, isPrefetch: true }, 'declared_prefetch'],
    ['no name at all', from(''), 'no_user_agent'],
    [
      'Gmail’s pictures',
      from('Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'),
      'image_proxy',
    ],
    [
      'Yahoo’s pictures',
      from('YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html'),
      'image_proxy',
    ],
    ['Apple’s privacy protection', from('Mozilla/5.0'), 'prefetch'],
    ['a bare WebKit at delivery', { ...from(BARE_WEBKIT), sinceDeliveryMs: 2_000 }, 'prefetch'],
    ['a bare WebKit an hour later', from(BARE_WEBKIT), null],
    ['Safari itself', from(`${BARE_WEBKIT} Version/17.4 Safari/605.1.15`), null],
    ['Outlook', from('Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17029; Pro)'), null],
    ['Thunderbird', from('Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.8'), null],
    ['an Android mail program opens', from('okhttp/4.12.0'), null],
    ['a library clicks', from('okhttp/4.12.0', click), 'program'],
    ['Python clicks', from('python-requests/2.31.0', click), 'program'],
    ['Barracuda', from('BarracudaCentral/1.0', click), 'security_scanner'],
    ['Proofpoint', from('Mozilla/5.0 (compatible; ProofpointURLDefense/1.0)', click), 'security_scanner'],
    [
      'Slack shows a preview',
      from('Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', click),
      'link_preview',
    ],
    [
      'a search engine',
      from('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', click),
      'program',
    ],
    [
      'a headless browser',
      from('Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120 Safari/537.36', click),
      'program',
    ],
    [
      'a telephone called Cubot',
      from('Mozilla/5.0 (Linux; Android 12; CUBOT P60) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36', click),
      null,
    ],
  ];
  for (const [name, facts, reason] of cases)
    it(`${name}: ${reason ?? 'a person'}`, () => assert.equal(machineReason(facts), reason));

  it('no name makes a rule slow', () => {
    const started = performance.now();
    for (const piece of ['Mozilla/5.0 (', 'a', 'bot/', ' (KHTML, like Gecko)', 'AppleWebKit/1'])
      for (const facts of [open, click]) machineReason({ ...facts, userAgent: piece.repeat(500).slice(0, 500) });
    assert.ok(performance.now() - started < 1_000);
  });
});

describe('links followed at once', () => {
  const at = (link: number | null, atMs: number, deliveryId = 'a') => ({ deliveryId, link, atMs });

  it('are different links of one copy within a second', () => {
    assert.deepEqual(linksAtOnce([at(0, 0), at(1, 500), at(2, 999), at(3, 2_500)]), [3, 3, 3, 1]);
  });
  it('are not one link often, other copies’, or pictures', () => {
    assert.deepEqual(linksAtOnce([at(0, 0), at(0, 1), at(1, 2, 'b'), at(null, 3)]), [1, 1, 1, 0]);
  });
  it('are seen across what was written before and comes after', () => {
    assert.deepEqual(linksAtOnce([at(2, 1_000)], [at(0, 500), at(1, 1_500)]), [3]);
  });
});
