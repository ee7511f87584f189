import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownRecipient } from './own-recipient.js';
import type { ReportAction, ReportedRecipient } from './report.js';

function reported(finalAddress: string | null, action: ReportAction, originalAddress: string | null = null) {
  return { finalAddress, originalAddress, action } as ReportedRecipient;
}

describe('the recipient of ours in a report', () => {
  const cases: [string, ReportedRecipient[], [string | null, boolean] | null][] = [
    ['himself', [reported('b@x.example', 'failed'), reported('ada@x.example', 'failed')], ['ada@x.example', true]],
    ['by the address we wrote to', [reported('b@x.example', 'failed', 'ada@x.example')], ['b@x.example', true]],
    ['forwarded: the only one', [reported('b@other.example', 'failed')], ['b@other.example', true]],
    ['unnamed: the only one', [reported(null, 'failed')], [null, true]],
    ['himself, and it only waits', [reported('ada@x.example', 'delayed'), reported('b@x.example', 'failed')], null],
    ['a list of which some got it', [reported('b@x.example', 'failed'), reported('c@x.example', 'delivered')], null],
    [
      'a list of which nobody got it',
      [reported('b@x.example', 'failed'), reported('c@x.example', 'failed')],
      ['b@x.example', false],
    ],
    ['nobody', [], null],
  ];
  for (const [name, recipients, expected] of cases) {
    it(name, () => {
      const own = ownRecipient(recipients, 'Ada@x.example');
      assert.deepEqual(own && [own.reported.finalAddress, own.certain], expected);
    });
  }
});
