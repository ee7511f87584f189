import { newId } from '../../../src/kernel/ids.js';
import { SmsPurse } from '../../../src/modules/sms/credits/use-cases/sms-purse.js';
import { credits, formatCredits } from '../../../src/modules/sms/rules/credits.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';

/** Thousandths for each message; `short 5 of 2` when there are too few. */
export async function reserve(world: World, accountId: string, each: readonly number[], messages = ids(world, each)) {
  const reserved = await world.app.get(UnitOfWork).runAsWorker((tx) =>
    world.app.get(SmsPurse).reserveIn(tx, accountScope(accountId), {
      items: each.map((amount, i) => ({ messageId: messages[i]!, credits: credits(amount) })),
    }),
  );
  const outcome = reserved.ok
    ? 'ok'
    : `short ${formatCredits(reserved.needed)} of ${formatCredits(reserved.available)}`;
  return { outcome, messages };
}

export function ids(world: World, each: readonly unknown[]): string[] {
  return each.map(() => newId(world.now()));
}

export function settle(world: World, messageId: string, amount?: number): Promise<void> {
  const item = amount === undefined ? { messageId } : { messageId, credits: credits(amount) };
  return world.app.get(UnitOfWork).runAsWorker((tx) => world.app.get(SmsPurse).settleIn(tx, [item]));
}

export function release(world: World, messageId: string): Promise<void> {
  return world.app.get(UnitOfWork).runAsWorker((tx) => world.app.get(SmsPurse).releaseIn(tx, [{ messageId }]));
}

/** Lots whose sums do not agree with their ledgers and reservations: none, whatever happened. */
export async function disagreements(world: World): Promise<object[]> {
  return world.app.get(UnitOfWork).runAsWorker((tx) =>
    tx.query(`select l.id from sms_lots l
      left join (select lot_id, sum(credits_milli) as told, count(*) as entries from sms_ledger group by lot_id) e on e.lot_id = l.id
      left join (select lot_id, sum(credits_milli) as kept from sms_reservations group by lot_id) r on r.lot_id = l.id
      where l.remaining_milli <> e.told or l.entries <> e.entries or l.reserved_milli <> coalesce(r.kept, 0)
        or l.remaining_milli < 0 or l.reserved_milli < 0`),
  );
}
