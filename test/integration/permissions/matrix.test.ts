import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type OperationName, OPERATIONS } from '../../../src/contracts/operations.table.js';
import type { AccessRule } from '../../../src/contracts/roles.js';
import { buildDocument } from '../../../src/platform/http/index.js';
import { declaredOperations } from '../../../src/platform/http/auth/assert-access-declared.js';
import { operationsOf } from '../../../src/platform/http/openapi/operations.js';
import type { Customer } from '../../support/customer.js';
import { signUpCustomer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { type House, houseOf, must, type Player, staffOf } from './cast.js';
import { missingLike } from './missing-id.js';
import { makerOf } from './own-resources.js';

interface Row {
  id: OperationName;
  method: string;
  path: string;
  rule: AccessRule;
}

/** What says that somebody may not; everything else is about what he asked for. */
const REFUSALS = ['unauthenticated', 'forbidden', 'insufficient_scope', 'role_required'];
const codeOf = (answer: Answer): string => (answer.body as { code?: string } | null)?.code ?? '';
const isRefused = (answer: Answer): boolean => REFUSALS.includes(codeOf(answer));

/** The table read a second time, in other words than the guard's. */
function admits(rule: AccessRule, player: Player, method: string): boolean {
  if (rule === 'public') return true;
  if (typeof rule === 'string') return false;
  if ('staff' in rule) {
    if (player.kind !== 'staff') return false;
    const readsAll = player.role === 'auditor' && method === 'GET';
    const doesAll = player.role === 'operator' && !rule.reserved;
    return rule.staff.includes(player.role) || readsAll || doesAll;
  }
  switch (player.kind) {
    case 'person':
      return (rule.roles ?? []).includes(player.role);
    case 'program':
      return [rule.scope ?? []].flat().includes(player.scope);
    case 'staff':
      return rule.anyStaff === true;
  }
}

async function each<T>(items: readonly T[], check: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await check(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Every operation of the product × everybody who could call it × whose thing it is. */
describe('who may do what', () => {
  let world: World;
  let rows: Row[];
  let house: House;
  let staff: Player[];

  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '10000000' });
    rows = operationsOf(buildDocument(world.app)).map(({ method, path, operation }) => {
      const id = operation.operationId as OperationName;
      return { id, method: method.toUpperCase(), path, rule: OPERATIONS[id] };
    });
    house = await houseOf(world, 'house');
    staff = await staffOf(world);
  });
  after(() => world.close());

  const call = ({ method, path }: Row, token: string, ids: Record<string, string> = {}): Promise<Answer> =>
    world.http.call(
      method,
      path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'x'),
      {
        token,
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
      },
    );
  const guarded = (): Row[] => rows.filter(({ rule }) => typeof rule !== 'string');
  const withIds = (): Row[] =>
    guarded().filter(({ path, rule }) => path.includes('{') && !('staff' in (rule as object)));

  it('every operation has a row in the table, and every row an operation', () => {
    const named = declaredOperations(world.app);
    assert.deepEqual([...named].sort(), Object.keys(OPERATIONS).sort());
    for (const { id } of rows) assert.ok(id in OPERATIONS, id);
  });

  const rowsFor = async (player: Player): Promise<void> => {
    await each(guarded(), async (row) => {
      const answer = await call(row, player.token);
      const what = `${player.name}: ${row.method} ${row.path} → ${answer.status} ${answer.text.slice(0, 200)}`;
      assert.ok(answer.status < 500, what);
      assert.equal(isRefused(answer), !admits(row.rule, player, row.method), what);
      if (isRefused(answer)) assert.equal(answer.status, 403, what);
    });
  };

  it('own account: every role does what its column says and nothing else', async () => {
    for (const player of house.players.filter(({ kind }) => kind === 'person')) await rowsFor(player);
  });

  it('own account: a key does what its one scope says and nothing else', async () => {
    for (const player of house.players.filter(({ kind }) => kind === 'program')) await rowsFor(player);
  });

  it('staff: every role does what its row says and nothing else, and no customer’s work', async () => {
    for (const player of staff) await rowsFor(player);
  });

  it('another account: a stranger’s id answers like one that does not exist', async () => {
    const owner = await signUpCustomer(world);
    const stranger = await signUpCustomer(world);
    const made = new Map<string, Record<string, string>>();
    for (const row of withIds()) {
      const maker = makerOf(row.path);
      assert.ok(
        maker,
        `${row.path} names a thing of an account: test/integration/permissions/own-resources.ts makes none`,
      );
      const ids = made.get(maker.prefix) ?? (await maker.make(world, owner));
      made.set(maker.prefix, ids);
      const missing = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, missingLike(id)]));
      const foreign = plain(await call(row, stranger.accessToken, ids));
      assert.equal(foreign.status, 404, `${row.method} ${row.path}: ${JSON.stringify(foreign)}`);
      assert.deepEqual(foreign, plain(await call(row, stranger.accessToken, missing)), row.path);
      if (row.method === 'GET' && row.path === maker.prefix)
        assert.equal((await call(row, owner.accessToken, ids)).status, 200, `${row.path} for its owner`);
    }
  });

  it('suspended: signing in and everything but sending stay as they were', async () => {
    const owner = await signUpCustomer(world);
    await suspend(world, owner);
    const body = { username: owner.username, password: owner.password };
    const { accessToken } = await must<{ accessToken: string }>(200, world.http.post('/v1/auth/login', { body }));
    const player: Player = { name: 'suspended owner', token: accessToken, kind: 'person', role: 'owner' };
    await rowsFor(player);
  });

  it('deleted: tokens and keys open nothing any more', async () => {
    const owner = await signUpCustomer(world);
    const body = { password: owner.password };
    await must(202, world.http.call('DELETE', '/v1/account', { token: owner.accessToken, body }));
    await each(guarded(), async (row) => {
      for (const token of [owner.accessToken, owner.secret]) {
        const answer = await call(row, token);
        assert.equal(`${answer.status} ${codeOf(answer)}`, '401 unauthenticated', `${row.method} ${row.path}`);
      }
    });
  });
});

function plain(answer: Answer): { status: number } & Record<string, unknown> {
  const { traceId: _, ...rest } = answer.body as Record<string, unknown>;
  return { ...rest, status: answer.status };
}

async function suspend(world: World, owner: Customer): Promise<void> {
  const steps = [{ code: 'clean', text: 'Clean your list' }];
  const body = { reason: 'manual', scope: 'all', steps };
  await must(
    201,
    world.http.post(`/v1/admin/accounts/${owner.accountId}/blocks`, { token: await world.operator(), body }),
  );
}
