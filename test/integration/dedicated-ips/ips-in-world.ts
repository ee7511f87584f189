import { parseWireId } from '../../../src/kernel/ids.js';
import { AssignIps } from '../../../src/modules/dedicated-ips/requests/index.js';
import { BY_ITSELF, IpStockRepository, MoveAddress } from '../../../src/modules/dedicated-ips/stock/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from '../billing/account-in-world.js';

export interface ProblemBody {
  code: string;
  errors?: { field: string; code: string }[];
  [more: string]: unknown;
}
export interface StockIp {
  id: string;
  address: string;
  state: string;
  accountId: string | null;
  checks: { check: string; result: string; reason: string }[];
}
export interface IpRequest extends ProblemBody {
  id: string;
  status: string;
  count: number;
  additional: boolean;
  question: string | null;
  refusalReason: string | null;
  acceptance: { textVersion: string; text: string; at: string; by: string | null };
  steps: { kind: string; by: string; text: string | null }[];
  ips: { id: string; address: string; state: string }[];
}

export const WAIVED = { identityCheck: 'waived', reason: 'A test network.' } as const;
const PASSWORD = 'a rather long pass phrase 7';

/** A member of staff with these roles; answers his token. */
export async function staffWith(world: World, roles: string[], email: string): Promise<string> {
  const body = { email, password: PASSWORD, roles };
  const made = await world.http.post('/v1/admin/staff', { token: await world.operator(), body });
  if (made.status !== 201) throw new Error(made.text);
  const answer = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
    body: { email, password: PASSWORD },
  });
  return answer.body.accessToken;
}

/** An account with a plan that nobody paid for. */
export async function accountWith(world: World, plan: string): Promise<SignedIn> {
  const account = await signUp(world);
  await grant(world, account.accountId, plan);
  return account;
}

export async function grant(world: World, accountId: string, plan: string): Promise<string> {
  const granted = await world.http.post<{ id: string }>(`/v1/admin/accounts/${accountId}/subscriptions`, {
    token: await world.operator(),
    body: { planId: await planId(world, plan) },
  });
  if (granted.status !== 201) throw new Error(granted.text);
  return granted.body.id;
}

/** Addresses into the stock. */
export async function stock(world: World, addresses: string[], more: object = WAIVED): Promise<StockIp[]> {
  const answer = await world.http.post<{ added: StockIp[] }>('/v1/admin/ips', {
    token: await world.operator(),
    body: { addresses, ...more },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.added;
}

export function ask(world: World, token: string, more: object = {}): Promise<Answer<IpRequest>> {
  return world.http.post<IpRequest>('/v1/dedicated-ips/requests', {
    token,
    body: {
      count: 1,
      reason: 'Our invoices.',
      streams: [{ stream: 'transactional', monthlyVolume: 300_000 }],
      acceptsBestPractices: true,
      acceptsGdpr: true,
      ...more,
    },
  });
}

export async function rowsOf<T>(world: World, sql: string, parameters: unknown[] = []): Promise<T[]> {
  return (await world.app.get(HotPool).query(sql, parameters)).rows as T[];
}

let lastAddress = 0;

/** An address that an account has and that warms up, as an approval leaves it. */
export async function ipOf(world: World, accountId: string): Promise<string> {
  lastAddress += 1;
  const [ip] = await stock(world, [`127.1.0.${lastAddress}`]);
  await ownIp(world, accountId, ip!.id);
  return ip!.id;
}

/** One of the stock becomes an account's, and warms up. */
export async function ownIp(world: World, accountId: string, ipId: string): Promise<void> {
  const id = parseWireId('ip', ipId)!;
  await world.app.get(UnitOfWork).runAsWorker(async (tx) => {
    const row = (await world.app.get(IpStockRepository).unscopedFindForUpdate(tx, id))!;
    const own = await world.app
      .get(MoveAddress)
      .in(tx, row, 'reserved', { actor: BY_ITSELF, because: 'a test', more: { accountId } });
    await world.app.get(AssignIps).beginIn(tx, own, 'a test');
  });
}
