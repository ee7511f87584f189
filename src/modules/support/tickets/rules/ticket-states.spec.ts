import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS, instantOf } from '../../../../kernel/time/instant.js';
import { statusAfterMessage } from './ticket-states.js';
import { AUTHOR_KINDS, TICKET_STATUSES, type TicketStatus } from './ticket.js';

const SOLVED_AT = instantOf('2026-03-01T10:00:00Z');
const after = (days: number): typeof SOLVED_AT => instantOf(SOLVED_AT + days * DAY_MS);

describe('the status of a ticket after a message', () => {
  const is = (status: TicketStatus, author: (typeof AUTHOR_KINDS)[number], at = SOLVED_AT): TicketStatus | null =>
    statusAfterMessage({ status, solvedAt: status === 'solved' ? SOLVED_AT : null }, author, at);

  it('an agent’s answer waits for the customer, whatever was before', () => {
    for (const status of TICKET_STATUSES) assert.equal(is(status, 'agent', after(20)), 'waiting_customer', status);
  });

  it('a customer’s answer is open again; nobody has looked at a new one yet', () => {
    assert.equal(is('waiting_customer', 'customer'), 'open');
    assert.equal(is('open', 'customer'), 'open');
    assert.equal(is('new', 'customer'), 'new');
    assert.equal(is('waiting_internal', 'customer'), 'waiting_internal');
  });

  it('a reply to a solved ticket opens it again for 14 days, and is another ticket later', () => {
    assert.equal(is('solved', 'customer', after(0)), 'open');
    assert.equal(is('solved', 'customer', instantOf(after(14) - 1)), 'open');
    assert.equal(is('solved', 'customer', after(14)), null);
    assert.equal(is('closed', 'customer'), null);
  });

  it('what the product itself writes changes nothing', () => {
    for (const status of TICKET_STATUSES) assert.equal(is(status, 'system'), status);
  });
});
