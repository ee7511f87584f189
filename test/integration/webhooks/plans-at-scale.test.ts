import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { parseWireId } from '../../../src/kernel/ids.js';
import { WebhookWorld } from './webhooks-in-world.js';

const ROWS = 100_000;

describe('a large backlog', () => {
  let w: WebhookWorld;
  before(async () => {
    w = await WebhookWorld.start({ ROLES: 'api,scheduler,smtp,worker' });
  });
  after(() => w.close());

  it('the claim, the next events and the lists stay on their indexes', async () => {
    const webhook = await w.create('/large', { types: ['opened'] });
    await w.call('PATCH', `/v1/webhooks/${webhook.id}`, { active: false });
    const id = parseWireId('whk', webhook.id)!;
    await w.query(
      `insert into webhook_deliveries (id, account_id, webhook_id, sequence, event_id, log_id, type, occurred_at, state, next_at, created_at)
       select gen_random_uuid(), case when n % 2 = 0 then $1 else gen_random_uuid() end, case when n % 10 = 0 then $2 else gen_random_uuid() end, n, gen_random_uuid(), n, 'opened', now(),
              case n % 40 when 10 then 1 when 20 then 2 when 30 then 3 else 0 end, now() + interval '1 hour', now()
         from generate_series(1, ${ROWS}) n`,
      [w.sending.accountId, id],
    );
    await w.query(
      `insert into webhook_queues (webhook_id, account_id, ready_at, wake_at)
       select gen_random_uuid(), $1, case when n % 100 = 0 then now() + interval '1 day' end, case when n % 3 = 0 then now() + interval '1 day' end
         from generate_series(1, 20000) n`,
      [w.sending.accountId],
    );
    const owner = new pg.Client({ connectionString: w.world.database.databaseUrl });
    await owner.connect();
    await owner.query('analyze webhook_deliveries, webhook_queues');
    await owner.end();
    const list = `select * from webhook_deliveries where account_id = '${w.sending.accountId}' and webhook_id = '${id}'`;
    for (const [what, sql, index] of [
      [
        'fresh',
        `select * from webhook_deliveries where webhook_id = '${id}' and state = 0 order by sequence limit 4`,
        'fresh',
      ],
      [
        'retries',
        `select * from webhook_deliveries where webhook_id = '${id}' and state = 1 and next_at <= now() order by sequence limit 4`,
        'retry',
      ],
      ['the list', `${list} order by sequence desc limit 51`, 'order'],
      ['what failed', `${list} and state in (3) order by sequence desc limit 51`, 'failed'],
      [
        'ready',
        'select webhook_id from webhook_queues where ready_at is not null and lease_until is null and not troubled order by ready_at limit 16',
        'ready',
      ],
      ['wake', 'select min(wake_at) from webhook_queues where wake_at is not null', 'wake'],
    ] as const) {
      const plan = (await w.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`))
        .map((row) => row['QUERY PLAN'])
        .join('\n');
      assert.match(plan, new RegExp(`Index (Only )?Scan.*_${index}`), `${what}:\n${plan}`);
      assert.doesNotMatch(plan, what === 'retries' ? /Seq Scan/ : /Seq Scan|Sort/, `${what}:\n${plan}`);
    }
  });
});
