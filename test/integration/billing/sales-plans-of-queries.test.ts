import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

/** Twenty thousand subscriptions, ten of each account, one in two hundred due today. */
const MANY = `insert into subscriptions
  select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'account_id', a.id, 'free', false,
      'due_at', now() + interval '1 hour' + (n % 200) * interval '1 day'))).*
  from subscriptions s, generate_series(1, 10) n, (select gen_random_uuid() as id from generate_series(1, 2000)) a where s.account_id = $1`;

describe('the queries of subscriptions at twenty thousand rows', () => {
  let world: World;
  let accountId: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    accountId = (await signUp(world, 'freemium-fr')).id;
  });
  after(() => world.close());

  async function plan(sql: string): Promise<string> {
    const lines = await rows<{ 'QUERY PLAN': string }>(world, `explain ${sql}`);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  }

  it('what is due, when the next is due, and the list of one account are read from their indexes', async () => {
    await rows(world, MANY, [accountId]);
    await rows(world, 'analyze subscriptions').catch(() => []);
    const due = await plan(
      'select id, account_id from subscriptions where due_at <= now() order by due_at, id limit 200',
    );
    assert.match(due, /subscriptions_due_idx/);
    assert.doesNotMatch(due, /Seq Scan|Sort/);
    assert.match(await plan('select min(due_at) from subscriptions where due_at is not null'), /subscriptions_due_idx/);
    const list = await plan(`select * from subscriptions where account_id = '${accountId}' order by id desc limit 51`);
    assert.match(list, /subscriptions_account_idx/);
  });
});
