import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDisposable } from '../../../../kernel/mailbox-domains.table.js';
import { type ScoreFacts, scoreOf } from './score.js';

const FIELDS: ScoreFacts['missingFields'] = [
  'website',
  'phone',
  'address',
  'useCase',
  'listOrigin',
  'expectedMonthlyVolume',
];
const NOTHING: ScoreFacts = {
  emailConfirmed: false,
  email: 'it@acme.example',
  profile: {},
  missingFields: FIELDS,
  riskFlags: [],
};
const FULL: ScoreFacts = {
  ...NOTHING,
  emailConfirmed: true,
  profile: {
    website: 'https://www.acme.example/shop',
    phone: '+33123456789',
    address: '1 rue de la Paix, Paris',
    useCase: 'Order confirmations',
    listOrigin: 'Customers of our shop',
    expectedMonthlyVolume: 5000,
  },
  missingFields: [],
};
const withWebsite = (website: string, email = 'it@acme.example') =>
  scoreOf({ ...NOTHING, email, profile: { website }, missingFields: FIELDS.filter((field) => field !== 'website') });

describe('score of an account', () => {
  const table: [string, ScoreFacts, number][] = [
    ['nothing', NOTHING, 0],
    ['a confirmed address: 10', { ...NOTHING, emailConfirmed: true }, 10],
    ['all: 10 + 15 + 10 + 10 + 15 + 15 + 15 + 10', FULL, 100],
    [
      'all from a disposable domain: 90 − 50',
      { ...FULL, email: 'x@yopmail.com', riskFlags: ['disposable_domain'] },
      40,
    ],
    ['never below nothing', { ...NOTHING, riskFlags: ['disposable_domain', 'earlier_closed_account'] }, 0],
  ];
  for (const [name, facts, score] of table) it(name, () => assert.equal(scoreOf(facts), score));

  it('a website of the address’s own domain counts 15 + 10, any other 15', () => {
    assert.equal(withWebsite('acme.example'), 25);
    assert.equal(withWebsite('http://shop.acme.example:8080/'), 25);
    assert.equal(withWebsite('https://acme.example', 'it@mail.acme.example'), 25);
    assert.equal(withWebsite('https://notacme.example'), 15);
    assert.equal(withWebsite('https://other.example'), 15);
    assert.equal(withWebsite('see our page'), 15);
  });

  it('knows disposable domains, and names below them', () => {
    assert.deepEqual(
      ['yopmail.com', 'Mailinator.com', 'abc.mailinator.com', 'notmailinator.com', 'acme.example', ''].map(
        isDisposable,
      ),
      [true, true, true, false, false, false],
    );
  });
});
