import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { DELIVERY_STATE } from '../../../src/modules/webhooks/rules/delivery.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import type { World } from '../../support/world.js';

/** A delivery of a webhook, as if an event had been put in line before it; answers its id. */
export async function deliveryOf(
  world: World,
  wanted: { webhookId: string; accountId: string; state?: keyof typeof DELIVERY_STATE },
): Promise<string> {
  const id = newId(world.now());
  const [webhookId, accountId] = [parseWireId('whk', wanted.webhookId)!, parseWireId('acc', wanted.accountId)!];
  await world.app.get(HotPool).query(
    `insert into webhook_deliveries (id, account_id, webhook_id, sequence, event_id, type, occurred_at, state, created_at, ended_at)
     values ($1, $2, $3, 1, $1, 'bounced', now(), $4::int, now(), case when $4::int > 1 then now() end)`,
    [id, accountId, webhookId, DELIVERY_STATE[wanted.state ?? 'failed']],
  );
  return wireId('whd', id);
}
