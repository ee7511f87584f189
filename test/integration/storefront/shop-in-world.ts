import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import type { InvoiceBody, Money } from '../billing/payments-in-world.js';

export interface GoodBody {
  kind: string;
  planId: string | null;
  packId: string | null;
  offer: string | null;
  subscriptionId: string | null;
  name: string;
  price: Money;
  interval: string | null;
  prices: (Money & { interval: string })[];
  expiresOn: string | null;
  action: { name: string; method: string; path: string; body: object };
}

export interface PurchaseBody {
  id: string;
  status: string;
  invoiceId: string | null;
  paymentId: string;
  nextAction: { type: string; url: string } | null;
  items: { kind: string; subscriptionId: string | null; description: string; quantity: number; net: Money }[];
  net: Money;
  gross: Money;
  expiresOn: string | null;
  code?: string;
  errors?: { field: string; code: string }[];
}

export interface OverviewBody {
  profile: { platformId: number; organization: string; offer: string; locale: string; timeZone: string };
  billingDetails: { name: string; address: { line1: string; city: string }; vatNumber: string | null } | null;
  paymentMethod: { id: string; kind: string; brand: string | null; last4: string | null } | null;
  subscriptions: {
    id: string;
    planCode: string;
    status: string;
    expiresAt: string | null;
    daysLeft: number | null;
    suspension: object | null;
    scheduledChange: object | null;
  }[];
  scheduledChanges: { subscriptionId: string; planId: string; interval: string; effectiveAt: string }[];
  expiresAt: string | null;
  daysLeft: number | null;
  seats: { included: number | null; purchased: number; used: number; total: number | null };
  purchases: GoodBody[];
  invoices: InvoiceBody[];
  wallet: { balance: Money } | null;
}

export async function overviewOf(world: World, token: string): Promise<OverviewBody> {
  const answer = await world.http.get<OverviewBody>('/v1/account/subscription-overview', { token });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

export async function goodsOf(world: World, token: string, language = 'en'): Promise<GoodBody[]> {
  const headers = { 'accept-language': language };
  const answer = await world.http.get<{ data: GoodBody[] }>('/v1/purchases?limit=500', { token, headers });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.data;
}

export function buy(
  world: World,
  token: string,
  items: object[],
  paymentMethod?: string,
  headers: Record<string, string> = {},
): Promise<Answer<PurchaseBody>> {
  const body = { items, ...(paymentMethod === undefined ? {} : { paymentMethod }) };
  return world.http.post<PurchaseBody>('/v1/purchases', { token, body, headers });
}

/** Does what a thing in the list says is to be done to get it. */
export function follow<T>(
  world: World,
  token: string,
  { action }: GoodBody,
  paymentMethod?: string,
): Promise<Answer<T>> {
  const body = { ...action.body, ...(paymentMethod === undefined ? {} : { paymentMethod }) };
  return world.http.call<T>(action.method, action.path, { token, body });
}
