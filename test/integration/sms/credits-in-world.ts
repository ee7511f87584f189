import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import type { Money } from '../billing/payments-in-world.js';

export interface PackBody {
  id: string;
  code: string;
  credits: string;
  price: Money;
  pricePerCredit: Money;
  taxIncluded: boolean;
  yields: { country: string; messages: number }[];
  expiryMode: string;
  expiresOn: string;
  expiryNote: string;
}
export interface SmsPurchaseBody {
  id: string;
  packId: string;
  quantity: number;
  credits: string;
  net: Money;
  status: string;
  expiryMode: string | null;
  expiresOn: string | null;
  expiryNote: string | null;
  invoiceId: string | null;
  paymentId: string;
  nextAction: object | null;
  code?: string;
  errors?: { field: string; code: string }[];
}
export interface CreditsBody {
  available: string;
  reserved: string;
  lots: {
    id: string;
    credits: string;
    remaining: string;
    reserved: string;
    purchasedAt: string;
    expiryMode: string;
    expiresOn: string;
    status: string;
    purchaseId: string;
    invoiceId: string | null;
  }[];
}

export async function packsOf(world: World, token: string, query = '', language = 'en'): Promise<PackBody[]> {
  const headers = { 'accept-language': language };
  const answer = await world.http.get<{ data: PackBody[] }>(`/v1/sms/packs${query}`, { token, headers });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.data;
}

/** The shipped pack of 1,000 for 70.00, unless another is named. */
export async function packOf(world: World, token: string, code = 'sms-1000'): Promise<PackBody> {
  const pack = (await packsOf(world, token)).find((one) => one.code === code);
  if (!pack) throw new Error(`no pack ${code}`);
  return pack;
}

export async function creditsOf(world: World, token: string): Promise<CreditsBody> {
  const answer = await world.http.get<CreditsBody>('/v1/sms/credits', { token });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

/** `+1000 purchase` for each entry, oldest first. */
export async function ledgerOf(world: World, token: string): Promise<string[]> {
  const path = '/v1/sms/ledger?limit=500';
  const answer = await world.http.get<{ data: { kind: string; credits: string }[] }>(path, { token });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.data.map(({ kind, credits }) => `${credits} ${kind}`).reverse();
}

export async function buyPacks(
  world: World,
  token: string,
  body: { packId?: unknown; quantity?: unknown; paymentMethod?: string },
  headers: Record<string, string> = {},
): Promise<Answer<SmsPurchaseBody>> {
  const packId = 'packId' in body ? body.packId : (await packOf(world, token)).id;
  return world.http.post<SmsPurchaseBody>('/v1/sms/purchases', {
    token,
    body: { quantity: 1, ...body, packId },
    headers,
  });
}

/** Another pack on sale, for one euro. */
export async function addPack(world: World, code: string, credits: string): Promise<string> {
  const token = await world.operator();
  const body = { code, credits, price: { amount: '1.00', currency: 'EUR' } };
  const answer = await world.http.post<PackBody>('/v1/admin/sms/packs', { token, body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}
