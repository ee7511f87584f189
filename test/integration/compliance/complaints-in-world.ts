import assert from 'node:assert/strict';
import { newId, parseWireId } from '../../../src/kernel/ids.js';
import { type Instant, toIso } from '../../../src/kernel/time/instant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { World } from '../../support/world.js';
import { planId } from '../billing/account-in-world.js';
import { uuidOf } from './compliance-world.js';

export interface Block {
  id: string;
  reason: string;
  scope: string;
  measured: number | null;
  limit: number | null;
  since: string;
  liftedAt: string | null;
  steps: unknown[];
  questions: unknown[];
  selfService: boolean;
}

export interface Alert {
  id: string;
  kind: string;
  accountId: string;
  messageId: string | null;
  detail: Record<string, unknown>;
  at: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  note: string | null;
}

/** Somebody who sends through a relay plan: at most one complaint per 3,000 messages. */
export async function relayCustomer(world: World, operator: string): Promise<Customer> {
  const customer = await signUpCustomer(world, { offer: 'relay' });
  const granted = await world.http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
    token: operator,
    body: { planId: await planId(world, 'relay.10000') },
  });
  assert.equal(granted.status, 201, granted.text);
  return customer;
}

export interface Reported {
  source?: 'arf' | 'abuse_mailbox' | 'anti_spam_organisation';
  messageId?: string;
  complaintId?: string;
  receivedAt?: Instant;
}

/** Tells of a complaint as whoever records it does. */
export async function report(world: World, customer: Customer, reported: Reported = {}): Promise<string> {
  const accountId = uuidOf(customer);
  const { source = 'arf', complaintId = newId(world.now()), receivedAt = world.now() } = reported;
  const messageId = reported.messageId === undefined ? null : parseWireId('msg', reported.messageId);
  const payload = { complaintId, accountId, messageId, source, receivedAt: toIso(receivedAt) };
  await world.app
    .get(UnitOfWork)
    .runAsWorker((tx) =>
      world.app.get(Outbox).publish(tx, 'complaint.recorded.v1', { accountId, aggregateId: complaintId, payload }),
    );
  return complaintId;
}

export async function blocksOf(world: World, customer: Customer): Promise<Block[]> {
  const answer = await world.http.get<{ data: Block[] }>('/v1/account/blocks', { token: customer.accessToken });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.data;
}

export async function alertsOf(world: World, customer: Customer, operator: string, kind?: string): Promise<Alert[]> {
  const query = `accountId=${customer.accountId}&limit=500${kind ? `&kind=${kind}` : ''}`;
  const answer = await world.http.get<{ data: Alert[] }>(`/v1/admin/alerts?${query}`, { token: operator });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.data;
}

export function untilAlerts(world: World, customer: Customer, operator: string, kind: string, n: number) {
  return eventually(`${n} alerts of kind ${kind}`, async () => {
    return (await alertsOf(world, customer, operator, kind)).length === n;
  });
}

export function untilBlocked(world: World, customer: Customer, reason: string) {
  return eventually(`blocked for ${reason}`, async () => {
    return (await blocksOf(world, customer)).some((block) => block.reason === reason);
  });
}
