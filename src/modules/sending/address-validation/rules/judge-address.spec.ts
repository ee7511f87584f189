import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DomainFacts, judgeAddress, NOT_ASKED } from './judge-address.js';
import { isDisposable, isFreemail, isRole } from '../../../../kernel/mailbox-domains.table.js';
import { suggestedDomain } from './suggest-domain.js';

const GOOD: DomainFacts = { exists: true, mx: ['mx.x.example'], nullMx: false };
const judged = (email: string, domain = GOOD, suppressed: 'all' | null = null) =>
  judgeAddress(email, { domain, suppressed });

describe('judging an address', () => {
  const verdicts: [string, DomainFacts, string, string[]][] = [
    ['has mail hosts', GOOD, 'valid', []],
    ['does not exist', { exists: false, mx: [], nullMx: false }, 'invalid', ['domain_not_found']],
    ['says that it takes no mail', { exists: true, mx: [], nullMx: true }, 'invalid', ['domain_takes_no_mail']],
    [
      'has neither mail hosts nor an address',
      { exists: true, mx: [], nullMx: false },
      'invalid',
      ['domain_takes_no_mail'],
    ],
    ['does not answer', NOT_ASKED, 'unknown', ['dns_unknown']],
    ['answers in part', { exists: true, mx: null, nullMx: false }, 'unknown', ['dns_unknown']],
  ];
  for (const [what, domain, verdict, reasons] of verdicts)
    it(`a domain that ${what} is ${verdict}`, () => {
      const answer = judged('ada@x.example', domain);
      assert.deepEqual([answer.verdict, answer.reasons], [verdict, reasons]);
      assert.equal(answer.valid, verdict !== 'invalid');
    });

  it('whatever DNS does not say, an address is never invalid for it', () => {
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
    const facts = fc.record({
      exists: fc.constantFrom(true, null),
      mx: maybe(fc.constant(['mx.x.example'])),
      nullMx: fc.constantFrom(false, null),
    });
    fc.assert(fc.property(facts, (domain) => judged('ada@x.example', domain).verdict !== 'invalid'));
  });

  it('what is no address is told without asking anybody', () => {
    for (const email of ['', 'ada', 'ada@localhost', 'a b@x.example', 'Ada <ada@x.example>', 'a@b@c.example'])
      assert.deepEqual(judged(email, NOT_ASKED).reasons, ['address_invalid'], email);
  });

  it('is written as it is compared, and remarks do not make it invalid', () => {
    const answer = judged(' Info+shop@MÜLLER.example ');
    assert.deepEqual([answer.normalised, answer.role, answer.valid], ['info+shop@xn--mller-kva.example', true, true]);
    assert.deepEqual(judged('a@mailinator.com').reasons, ['disposable_domain']);
    assert.deepEqual(judged('a@x.example', GOOD, 'all').reasons, ['suppressed']);
    assert.equal(judged('a@mailinator.com').valid, true);
  });

  const slips: [string, string | null][] = [
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['hotmial.fr', 'hotmail.fr'],
    ['acme.con', 'acme.com'],
    ['gmail.com', null],
    ['ymail.com', null],
    ['mail.com', null],
    ['acme.com', null],
    ['x.constructor', null],
  ];
  for (const [domain, meant] of slips)
    it(`${domain} ${meant === null ? 'is left alone' : `was meant to be ${meant}`}`, () =>
      assert.equal(suggestedDomain(domain), meant));

  it('knows free, short-lived and shared mailboxes', () => {
    assert.deepEqual([isFreemail('gmail.com'), isFreemail('acme.com')], [true, false]);
    assert.deepEqual([isDisposable('x.yopmail.com'), isDisposable('yopmail.com.acme.com')], [true, false]);
    assert.deepEqual([isRole('Postmaster'), isRole('ada'), isRole('info+x')], [true, false, true]);
  });
});
