import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { askedDelayMs, classifyFailure } from './classify-reply.js';
import { type Failure, REPLY_CLASSES, type ReplyClass, type Stage, enhancedCodeOf } from './reply.js';

function reply(line: string, stage: Stage = 'rcpt'): Failure {
  const code = Number(line.slice(0, 3));
  const text = line.slice(4);
  return { stage, code, enhancedCode: enhancedCodeOf(code, text), text };
}

type Row = [reply: string, cls: ReplyClass, outcome: 'final' | 'later', suppresses: boolean, stage?: Stage];

const REPLIES: Row[] = [
  [
    '550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in local recipient table',
    'no_such_user',
    'final',
    true,
  ],
  [
    '550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking',
    'no_such_user',
    'final',
    true,
  ],
  [
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'no_such_user',
    'final',
    true,
  ],
  ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'no_such_user', 'final', true],
  ['550 5.5.0 Requested action not taken: mailbox unavailable', 'no_such_user', 'final', true],
  [
    "554 delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.com) [0]",
    'no_such_user',
    'final',
    true,
  ],
  ['550 No such user here', 'no_such_user', 'final', true],
  ['550 Sorry, no mailbox here by that name. (#5.1.1)', 'no_such_user', 'final', true],
  ['550 Unrouteable address', 'no_such_user', 'final', true],
  ['450 4.1.1 <x@example.org>: Recipient address rejected: unverified address', 'no_such_user', 'later', false],
  ['550 5.2.1 The email account that you tried to reach is disabled.', 'mailbox_disabled', 'final', true],
  [
    '554 30 Sorry, your message to x@yahoo.com cannot be delivered. This mailbox is disabled (554.30).',
    'mailbox_disabled',
    'final',
    true,
  ],
  ['550 5.7.1 account has been suspended', 'mailbox_disabled', 'final', true],
  ["452-4.2.2 The recipient's inbox is out of storage space.", 'mailbox_full', 'later', false],
  ['552 5.2.2 Mailbox full', 'mailbox_full', 'final', false],
  ['552 5.3.4 Message size exceeds fixed limit', 'message_too_large', 'final', false, 'mail'],
  ['552 5.2.3 Message exceeds local size limit', 'message_too_large', 'final', false, 'dot'],
  [
    '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
    'blocklisted',
    'final',
    false,
  ],
  [
    "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
    'blocklisted',
    'final',
    false,
    'mail',
  ],
  ['550 5.7.606 Access denied, banned sending IP [192.0.2.1]', 'blocklisted', 'final', false],
  ['550-5.7.26 This mail is unauthenticated, which poses a security risk', 'auth_failed', 'final', false, 'dot'],
  ['550 5.7.1 Email rejected per DMARC policy', 'auth_failed', 'final', false, 'dot'],
  ['450 4.7.25 Client host rejected: cannot find your hostname', 'auth_failed', 'later', false],
  ['550-5.7.1 Our system has detected that this message is likely unsolicited mail.', 'spam', 'final', false, 'dot'],
  [
    '552-5.7.0 This message was blocked because its content presents a potential security issue.',
    'content',
    'final',
    false,
    'dot',
  ],
  ['554 5.7.1 <x@example.org>: Relay access denied', 'policy', 'final', false],
  ['450 4.1.8 <a@b.example>: Sender address rejected: Domain not found', 'policy', 'later', false],
  ['550 5.1.8 Sender address rejected: user unknown', 'policy', 'final', false],
  ['451 4.7.1 Greylisted, please try again in 300 seconds', 'policy', 'later', false],
  [
    '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints',
    'policy',
    'later',
    false,
    'mail',
  ],
  ['451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77714)', 'policy', 'later', false, 'mail'],
  ['556 5.1.10 domain does not accept mail', 'host_unreachable', 'final', false],
  ['550 5.7.1 account temporarily locked', 'mailbox_disabled', 'final', false],
  ['521 example.org does not accept mail', 'host_unreachable', 'final', false],
  ['550 5.5.4 bad parameters', 'protocol', 'final', false, 'mail'],
  ['599 gibberish', 'other', 'final', false],
];

describe('what a reply means', () => {
  for (const [line, cls, outcome, suppresses, stage] of REPLIES) {
    it(`${line.slice(0, 60)} → ${cls}, ${outcome}`, () => {
      const verdict = classifyFailure(reply(line, stage));
      assert.deepEqual(
        [verdict.class, verdict.permanent ? 'final' : 'later', verdict.suppresses],
        [cls, outcome, suppresses],
      );
    });
  }

  it('a 5xx before MAIL is about the host and only defers', () => {
    for (const stage of ['banner', 'ehlo', 'starttls'] as const) {
      const verdict = classifyFailure(reply('554 5.7.1 No SMTP service here', stage));
      assert.equal(verdict.permanent, false, stage);
    }
  });

  it('a 5xx after MAIL never suppresses the recipient', () => {
    assert.equal(classifyFailure(reply('550 5.1.1 user unknown', 'mail')).suppresses, false);
  });

  it('a rate-limit reply cuts the site, a restart does not', () => {
    assert.equal(
      classifyFailure(reply('421 4.7.28 Gmail has detected an unusual rate of mail', 'mail')).slowsSite,
      true,
    );
    assert.equal(classifyFailure(reply('421 Too many concurrent connections', 'banner')).slowsSite, true);
    assert.equal(classifyFailure(reply('421 4.3.2 Service shutting down', 'mail')).slowsSite, false);
  });

  it('greylisting is recognised and its delay read', () => {
    const verdict = classifyFailure(reply('450 4.2.0 Greylisted, see https://example.org; try again in 5 minutes'));
    assert.deepEqual([verdict.greylisted, verdict.askedDelayMs], [true, 300_000]);
  });

  it('a missing domain and a null MX bounce, a broken name server only defers', () => {
    const dns = (network: NonNullable<Failure['network']>): boolean =>
      classifyFailure({ stage: 'dns', code: null, enhancedCode: null, text: '', network }).permanent;
    assert.deepEqual([dns('no_such_domain'), dns('null_mx'), dns('dns_temporary')], [true, true, false]);
  });

  it('nothing but a permanent no_such_user or mailbox_disabled after RCPT ever suppresses', () => {
    const stages: Stage[] = ['connect', 'banner', 'ehlo', 'mail', 'rcpt', 'data', 'dot'];
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.integer({ min: 100, max: 999 }), fc.string(), (stage, code, text) => {
        const verdict = classifyFailure({ stage, code, enhancedCode: enhancedCodeOf(code, text), text });
        assert.ok(REPLY_CLASSES.includes(verdict.class));
        if (verdict.suppresses) assert.ok(verdict.permanent && code >= 500 && ['rcpt', 'data', 'dot'].includes(stage));
      }),
    );
  });
});

describe('the delay a reply asks for', () => {
  const cases: [string, number | null][] = [
    ['Greylisted for 300 seconds, retry', 300_000],
    ['try again in 300 seconds', 300_000],
    ['Please retry in 15 min', 900_000],
    ['retry after 1 hour', 3_600_000],
    ['Greylisting in action, try later: 00:04:59 remaining', 299_000],
    ['come back', null],
  ];
  for (const [text, expected] of cases) {
    it(`"${text}" → ${expected}`, () => assert.equal(askedDelayMs(text), expected));
  }
});

describe('the enhanced code of a reply', () => {
  it('is read only where its class agrees with the code', () => {
    assert.equal(enhancedCodeOf(550, '5.1.1 no'), '5.1.1');
    assert.equal(enhancedCodeOf(450, '5.1.1 no'), null);
    assert.equal(enhancedCodeOf(550, 'see 5.1.1'), null);
  });
});
