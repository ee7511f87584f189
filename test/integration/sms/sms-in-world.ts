import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { parseWireId } from '../../../src/kernel/ids.js';
import { signUpCustomer } from '../../support/customer.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { buyPacks } from './credits-in-world.js';

export interface SendBody {
  id: string;
  messages: { id: string; to: string; country: string; parts: number; credits: string; status: string }[];
  refused: { to: string; code: string; message: string; credits: string }[];
  credits: string;
  code?: string;
  needed?: string;
  available?: string;
  errors?: { field: string; code: string }[];
}
export interface SmsBody {
  id: string;
  sendId: string;
  to: string;
  status: string;
  parts: number;
  credits: string;
  charged: string;
  charge: string;
  because: string | null;
  nextAttemptAt: string | null;
  code: string | null;
  text: string | null;
  events: {
    type: string;
    at: string;
    part: number | null;
    because: string | null;
    code: string | null;
    route: string;
  }[];
}

export interface SmsCustomer {
  id: string;
  token: string;
}

/** A customer with a pack of 1,000 credits who writes to France, Italy and the United States. */
export async function smsCustomer(world: World, options: { packs?: number } = {}): Promise<SmsCustomer> {
  const { accountId, accessToken: token } = await signUpCustomer(world, { offer: 'suite' });
  const id = parseWireId('acc', accountId)!;
  const { packs = 1 } = options;
  if (packs > 0) {
    await storeBillingDetails(world, id, {});
    await card(world, token);
    const bought = await buyPacks(world, token, { quantity: packs });
    if (bought.status !== 201) throw new Error(bought.text);
  }
  await putSettings(world, token, { allowedCountries: ['FR', 'IT', 'US', 'GB', 'DE'] });
  return { id, token };
}

export async function putSettings(world: World, token: string, body: object): Promise<void> {
  const answer = await world.http.call('PUT', '/v1/sms/settings', { token, body });
  if (answer.status !== 200) throw new Error(answer.text);
}

export function sendSms(
  world: World,
  token: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer<SendBody>> {
  const whole = { from: 'ACME', text: 'Your table is booked.', kind: 'transactional', ...body };
  return world.http.post<SendBody>('/v1/sms/messages', { token, body: whole, headers });
}

/** Sends to one French number and answers the message's id. */
export async function sentTo(world: World, token: string, to: string, more: object = {}): Promise<string> {
  const answer = await sendSms(world, token, { to: [to], ...more });
  if (answer.status !== 202) throw new Error(answer.text);
  return answer.body.messages[0]!.id;
}

export async function smsOf(world: World, token: string, id: string): Promise<SmsBody> {
  const answer = await world.http.get<SmsBody>(`/v1/sms/messages/${id}`, { token });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

export function smsBecomes(world: World, token: string, id: string, status: string): Promise<SmsBody> {
  return eventually(`${id} is ${status}`, async () => {
    const sms = await smsOf(world, token, id);
    return sms.status === status ? sms : null;
  });
}

export function typesOf({ events }: SmsBody): string {
  return events.map(({ type }) => type).join(' ');
}
