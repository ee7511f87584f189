import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { waitingFor, type WaitingQuestion } from './waiting-for.js';
import { WAITING, type WaitingWord } from './waiting-for.table.js';

const until = instantOf('2026-05-04T08:00:00Z');
const nothing: WaitingQuestion = {
  because: 'nothing',
  until: null,
  host: 'mx.example.net',
  reply: null,
  reason: null,
  waitingThere: null,
  ahead: null,
  blockIds: [],
};

/** One row for each word: what is known, and the English sentence. */
const TABLE: Record<WaitingWord, [Partial<WaitingQuestion>, string]> = {
  scheduled: [{ until }, 'It waits for the time you chose. It goes on at 2026-05-04 08:00 UTC.'],
  daily_quota: [{ until }, 'The daily quota is used up. It goes on at 2026-05-04 08:00 UTC.'],
  monthly_quota: [{ until }, 'The monthly quota is used up. It goes on at 2026-05-04 08:00 UTC.'],
  tier_limit: [{}, 'The account’s limit for new senders is reached.'],
  subscription_ended: [{}, 'The account has no running subscription.'],
  paced: [
    { until, ahead: 1_200 },
    'It waits for its turn at the speed of the account. It goes on at 2026-05-04 08:00 UTC. Ahead of it: 1200.',
  ],
  retry: [
    { until, reply: '450 4.2.0 try\r\n later' },
    'It could not be delivered yet and is tried again. It goes on at 2026-05-04 08:00 UTC. mx.example.net said: “450 4.2.0 try later”',
  ],
  greylisted: [
    { until },
    'The receiver asks unknown senders to come back later (greylisting); it is tried again from the same address. It goes on at 2026-05-04 08:00 UTC.',
  ],
  throttled: [
    { until, reply: '421 4.7.0 slow down' },
    'The receiver asked for less mail for a time. It goes on at 2026-05-04 08:00 UTC. mx.example.net said: “421 4.7.0 slow down”',
  ],
  site_paused: [{ reason: 'They move.' }, 'Sending to mx.example.net is paused. The reason: They move.'],
  quarantined: [{}, 'Sending it was interrupted several times; our staff look at it.'],
  account_blocked: [{ blockIds: ['blk_1', 'blk_2'] }, 'Sending is blocked for the account. The block: blk_1, blk_2'],
  sending_paused: [{ reason: 'Complaints.' }, 'Our staff paused the sending of the account. The reason: Complaints.'],
  warming_up: [
    { until },
    'The address it leaves from is warming up, and may send no more at this moment. It goes on at 2026-05-04 08:00 UTC.',
  ],
  campaign_paused: [{}, 'Its campaign is paused.'],
  no_connection: [
    { waitingThere: 1_000 },
    'It waits for a free connection to mx.example.net. Waiting for that receiver: 1000+.',
  ],
};

describe('what a message waits for', () => {
  for (const [because, [facts, sentence]] of Object.entries(TABLE) as [WaitingWord, (typeof TABLE)[WaitingWord]][])
    it(`is said for ${because}, in five languages`, () => {
      const question = { ...nothing, because, ...facts };
      assert.equal(waitingFor(question, 'en'), sentence);
      const said = new Set(LANGUAGES.map((language) => waitingFor(question, language)));
      assert.equal(said.size, LANGUAGES.length);
      for (const text of said) assert.doesNotMatch(text!, /[{}]|undefined|null/);
    });

  it('has a row for every word, and nothing to say of what does not wait', () => {
    assert.deepEqual(Object.keys(TABLE).sort(), Object.keys(WAITING).sort());
    for (const because of ['nothing', 'sandbox', 'recipient_suppressed'] as const)
      assert.equal(waitingFor({ ...nothing, because }, 'en'), null);
  });

  it('takes replies as they are: no placeholder in them is filled, and none is endless', () => {
    const said = waitingFor({ ...nothing, because: 'retry', reply: `{reason} ${'x'.repeat(900)}` }, 'en')!;
    assert.match(said, /“\{reason\} x+…”$/);
    assert.ok(said.length < 400);
  });
});
