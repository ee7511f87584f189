import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, type Texts } from '../../../kernel/texts.js';
import type { SubscriptionReport } from '../../billing/index.js';
import { renderMail } from './render-mail.js';
import type { SubscriptionMailName } from './subscription-mails.table.js';
import { NEXT, PORT, RENEWAL, SMTP_LOGIN, THEN, WHY } from './subscription-sentences.table.js';
import { smtpValues, subscriptionValues } from './subscription-values.js';

const REPORT: SubscriptionReport = {
  planName: 'Relay 1,000 a day',
  offer: 'relay',
  given: false,
  interval: 'month',
  firstDay: '2030-01-31',
  lastDay: '2030-02-27',
  expiryMode: 'expire',
  graceEndsOn: '2030-03-09',
  refusals: 0,
  nextChargeOn: '2030-02-28',
  campaigns: false,
  invoice: {
    number: '2030-000001',
    issueDate: '2030-01-31',
    currency: 'EUR',
    net: '1040.00',
    vatAmount: '208.00',
    gross: '1248.00',
  },
};
const SUITE = { ...REPORT, offer: 'suite', expiryMode: 'purge' as const, campaigns: true };
const FREEMIUM = { ...REPORT, offer: 'freemium-fr', expiryMode: 'fall_back_to_free' as const, graceEndsOn: null };

function mail(name: SubscriptionMailName, report: SubscriptionReport, language: 'en' | 'de' = 'en'): string {
  return renderMail(name, language, { platform: 1234, values: subscriptionValues(report, language) }).text;
}

describe('mails about a subscription', () => {
  const cases: [SubscriptionMailName, SubscriptionReport, says: RegExp, not: RegExp][] = [
    [
      'subscription-cancelled',
      REPORT,
      /until the end of 2030-02-27.*Until 2030-03-09 it can be renewed/s,
      /deleted|free/,
    ],
    ['subscription-cancelled', SUITE, /Until 2030-03-09 it can be renewed.*all its data is deleted/s, /free plan/],
    ['subscription-cancelled', FREEMIUM, /Then the free plan follows/, /renewed|deleted/],
    ['subscription-expired', REPORT, /It had been cancelled/, /could not be charged/],
    ['subscription-expired', { ...REPORT, refusals: 1 }, /could not be charged/, /cancelled/],
    [
      'subscription-expired',
      { ...REPORT, given: true },
      /given for that time.*buy a plan/s,
      /renewed|cancelled|2030-03-09/,
    ],
    ['subscription-expired', { ...SUITE, given: true }, /buy a plan by 2030-03-09.*deleted/s, /renewed/],
    ['subscription-ended', { ...FREEMIUM, refusals: 4 }, /The free plan follows.*could not be charged/s, /renewed/],
    ['renewal-refused', { ...FREEMIUM, nextChargeOn: '2030-03-03' }, /tried again on 2030-03-03/, /expired/],
    ['subscription-renewed', REPORT, /paid for from 2030-01-31 to 2030-02-27/, /\{/],
  ];
  for (const [name, report, says, not] of cases) {
    const { offer, given, refusals } = report;
    it(`${name} of ${offer}${given ? ', a gift' : ''}${refusals > 0 ? ', refused' : ''} says what follows there`, () => {
      assert.match(mail(name, report), says);
      assert.doesNotMatch(mail(name, report), not);
    });
  }

  it('write amounts as the reader does', () => {
    assert.match(mail('subscription-renewed', REPORT), /Net €1,040\.00, VAT €208\.00, to pay €1,248\.00/);
    assert.match(mail('subscription-renewed', REPORT, 'de'), /Netto 1\.040,00\s€, Umsatzsteuer 208,00\s€/);
  });

  it('name every port with its way of encrypting, and user names only', () => {
    const ports = [
      { port: 2587, tls: 'starttls' as const },
      { port: 2465, tls: 'implicit' as const },
    ];
    const settings = { host: 'smtp.posthorn.example', ports, usernames: ['m1234-k3x9a7q2bc'] };
    assert.deepEqual(smtpValues(settings, 'fr'), {
      host: 'smtp.posthorn.example',
      ports: 'port 2587 (STARTTLS) ou port 2465 (TLS)',
      smtp: 'Nom d’utilisateur : m1234-k3x9a7q2bc. Le mot de passe a été montré à sa création ; s’il est perdu, créez-en un nouveau dans votre compte.',
    });
    assert.match(smtpValues({ ...settings, usernames: [] }, 'en')['smtp']!, /no SMTP credential yet/);
  });

  it('every sentence exists in every language with the same places', () => {
    const tables: Record<string, Texts>[] = [RENEWAL, THEN, WHY, SMTP_LOGIN, NEXT];
    for (const text of [...tables.flatMap((table) => Object.values(table)), PORT.starttls]) {
      const said = LANGUAGES.map((language) => text[language]);
      assert.ok(said.every((one) => one.trim() !== ''));
      if (!Object.values(PORT).includes(text)) assert.equal(new Set(said).size, LANGUAGES.length, said[0]);
      const places = said.map((one) => (one.match(/\{\w+\}/g) ?? []).sort().join());
      assert.equal(new Set(places).size, 1, said[0]);
    }
  });
});
