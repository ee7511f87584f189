import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { SupportTerms } from '../../../billing/index.js';
import { ALWAYS_OPEN, officeHours } from '../../calendar/index.js';
import { type ChannelFacts, judgeChannel, type SupportChannel } from './judge-channels.js';

const SPOKEN = ['en', 'fr'];
const PREMIUM: SupportTerms = {
  access: { ticket: 'open', email: 'closed', chat: 'by_ticket', phone: 'by_ticket' },
  byAddOn: [],
  languages: { ticket: SPOKEN, email: SPOKEN, chat: SPOKEN, phone: SPOKEN },
  waits: true,
  priority: false,
};
const RELAY: SupportTerms = {
  ...PREMIUM,
  access: { ticket: 'open', email: 'open', chat: 'closed', phone: 'closed' },
};
const OFFICE = officeHours(null);

const reasonsOf = (channel: SupportChannel, facts: ChannelFacts) => judgeChannel(channel, facts).reasons;

describe('the wait for the first answer', () => {
  const opened = instantOf('2026-07-06T08:00:00Z');
  const waiting = { createdAt: opened, firstResponseAt: null, windowOverriddenAt: null };
  const asked = (now: Instant, ticket: ChannelFacts['ticket'] = waiting): ChannelFacts => ({
    ...{ plans: [PREMIUM], topic: null, language: null, ticket, blocked: false, pinVerified: null, now, talkAt: now },
    calendars: { ticket: ALWAYS_OPEN, email: ALWAYS_OPEN, chat: OFFICE, phone: OFFICE },
  });
  const tuesday = (time: string) => instantOf(`2026-07-07T${time}Z`);

  it('R-134: opened Monday 10:00; Tuesday 09:59 refused, 10:00 allowed', () => {
    const early = judgeChannel('chat', asked(tuesday('07:59:59.999')));
    assert.deepEqual(early.reasons, ['response_window_open']);
    assert.equal(toIso(early.retryAt!), '2026-07-07T08:00:00.000Z');
    assert.deepEqual(reasonsOf('chat', asked(tuesday('08:00:00'))), []);
    assert.deepEqual(reasonsOf('phone', asked(tuesday('08:00:00'))), []);
  });

  it('R-134: an agent’s answer in between ends it', () => {
    const answered = { ...waiting, firstResponseAt: instantOf('2026-07-06T09:00:00Z') };
    assert.deepEqual(reasonsOf('phone', asked(instantOf('2026-07-06T09:00:01Z'), answered)), []);
  });

  it('C-09: staff can let it be, and a plan that only asks does not enforce it', () => {
    const overridden = { ...waiting, windowOverriddenAt: opened };
    assert.deepEqual(reasonsOf('chat', asked(instantOf('2026-07-06T09:00:00Z'), overridden)), []);
    const lenient = { ...PREMIUM, waits: false };
    const warned = judgeChannel('chat', { ...asked(instantOf('2026-07-06T09:00:00Z')), plans: [lenient] });
    assert.deepEqual([warned.reasons, warned.warnings], [[], ['response_window_open']]);
  });

  it('D-14: plain hours, over a weekend and over a change of the clocks', () => {
    const friday = instantOf('2026-03-27T15:00:00Z');
    const ticket = { ...waiting, createdAt: friday };
    const facts = (now: Instant) => ({ ...asked(now, ticket), talkAt: instantOf('2026-03-30T08:00:00Z') });
    assert.deepEqual(reasonsOf('phone', facts((friday + DAY_MS - 1) as Instant)), ['response_window_open']);
    assert.deepEqual(reasonsOf('phone', facts((friday + DAY_MS) as Instant)), []);
  });

  it('nobody waits to write', () => {
    assert.deepEqual(reasonsOf('ticket', asked(opened)), []);
    assert.deepEqual(reasonsOf('email', { ...asked(opened), plans: [RELAY] }), []);
  });
});
