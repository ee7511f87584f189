import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readReport } from './read-report.js';

function dsn(fields: string, headers = ''): Buffer {
  return Buffer.from(
    `From: MAILER-DAEMON@mx.example.net\r\nSubject: Undelivered Mail Returned to Sender\r\n${headers}` +
      `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="b1"\r\n\r\n` +
      `--b1\r\nContent-Type: text/plain\r\n\r\nSorry, 451 nothing of interest.\r\n` +
      `--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n${fields}\r\n` +
      `--b1\r\nContent-Type: message/rfc822\r\n\r\nSubject: hello\r\n\r\n550 5.1.1 this is our own text\r\n--b1--\r\n`,
  );
}

type Expected = [kind: string, cls?: string, suppresses?: boolean];

function summary(raw: Buffer): Expected {
  const report = readReport(raw);
  if (report.kind !== 'bounce') return [report.kind];
  const { verdict } = report.recipients[0]!;
  return [report.kind, verdict.class, verdict.suppresses];
}

const plain = (from: string, subject: string, body: string, headers = ''): Buffer =>
  Buffer.from(`From: ${from}\r\nSubject: ${subject}\r\n${headers}\r\n${body}\r\n`);

describe('reports that come back by mail', () => {
  const cases: [string, Buffer, Expected][] = [
    [
      'RFC 3464, unknown user',
      dsn(
        'Final-Recipient: rfc822; x@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <x@example.net>: User\r\n unknown',
      ),
      ['bounce', 'no_such_user', true],
    ],
    ['RFC 3464, only a status', dsn('Action: failed\r\nStatus: 5.2.1'), ['bounce', 'mailbox_disabled', true]],
    [
      'RFC 3464, mailbox full',
      dsn('Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 over quota'),
      ['bounce', 'mailbox_full', false],
    ],
    [
      'RFC 3464, blocked',
      dsn('Action: failed\r\nStatus: 5.7.1\r\nDiagnostic-Code: smtp; 554 5.7.1 blocked using Spamhaus'),
      ['bounce', 'blocklisted', false],
    ],
    [
      'gave up after days: no reason to suppress',
      dsn('Action: failed\r\nStatus: 4.4.1\r\nDiagnostic-Code: X-Postfix; connect timed out'),
      ['bounce', 'timeout', false],
    ],
    ['delay', dsn('Action: delayed\r\nStatus: 4.2.0'), ['delayed']],
    ['success', dsn('Action: delivered\r\nStatus: 2.0.0'), ['delivered']],
    [
      'qmail',
      plain(
        'MAILER-DAEMON@q.example',
        'failure notice',
        "Hi. This is the qmail-send program at q.example.\r\nI'm afraid I wasn't able to deliver your message.\r\n\r\n<x@q.example>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nSubject: 550 quota",
      ),
      ['bounce', 'no_such_user', true],
    ],
    [
      'Exim',
      plain(
        'Mail Delivery System <Mailer-Daemon@e.example>',
        'Mail delivery failed: returning message to sender',
        'A message that you sent could not be delivered.\r\n  x@e.example\r\n    host mx [192.0.2.1]: 550 5.7.1 message rejected as spam',
      ),
      ['bounce', 'spam', false],
    ],
    [
      'words only, warning',
      plain('postmaster@w.example', 'Warning: message delayed 24 hours', 'still trying'),
      ['delayed'],
    ],
    [
      'vacation',
      plain('bob@example.net', 'Out of office', 'back soon', 'Auto-Submitted: auto-replied\r\n'),
      ['automatic'],
    ],
    ['a person who answers', plain('bob@example.net', 'Re: your mail', 'thanks, user unknown to me'), ['unknown']],
    ['nothing', Buffer.alloc(0), ['unknown']],
  ];
  for (const [name, raw, expected] of cases) it(name, () => assert.deepEqual(summary(raw), expected));

  it('a complaint names the return path of the mail that was complained of', () => {
    const raw = Buffer.from(
      'From: fbl@isp.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=x\r\n\r\n--x\r\n' +
        'Content-Type: text/plain\r\n\r\nabuse\r\n--x\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n' +
        'Original-Mail-From: <b+token@bounce.example>\r\n--x--\r\n',
    );
    const report = readReport(raw);
    assert.ok(report.kind === 'complaint');
    assert.deepEqual([report.feedbackType, report.returned.returnPaths], ['abuse', ['b+token@bounce.example']]);
  });

  it('takes the server that refused as the reporter', () => {
    const report = readReport(dsn('Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx2.example.org'));
    assert.equal(report.kind === 'bounce' && report.recipients[0]!.reportedBy, 'mx2.example.org');
  });

  it('survives anything', () => {
    const pieces = fc.constantFrom(
      '--b1',
      '--b1--',
      'Content-Type: multipart/report; boundary=b1',
      '',
      ' ',
      'Action: failed',
      'Content-Type: message/delivery-status',
      '=',
      'From: MAILER-DAEMON',
      '550 5.1.1 x',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }),
        (lines) => void readReport(Buffer.from(lines.join('\r\n'))),
      ),
    );
  });
});
