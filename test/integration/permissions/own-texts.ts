import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Customer } from '../../support/customer.js';
import type { World } from '../../support/world.js';

/** A text that waits for its time: credits are no matter of permissions, so it is written as it would lie there. */
export async function smsOf(world: World, owner: Customer): Promise<Record<string, string>> {
  const accountId = parseWireId('acc', owner.accountId)!;
  const id = newId(world.now());
  await world.app.get(UnitOfWork).runAsWorker((tx) =>
    tx.query(
      `insert into sms_messages (id, account_id, send_id, number, country, sender, kind, text_id, encoding, parts, credits_milli,
         reference, status, charge, created_at)
       values ($1, $2, $1, '+33612340098', 'FR', 'MINE', 'transactional', $1, 'gsm7', 1, 800, 1, 'scheduled', 'reserved', now())`,
      [id, accountId],
    ),
  );
  return { id: wireId('sms', id) };
}

export async function inboundOf(world: World, owner: Customer): Promise<Record<string, string>> {
  const accountId = parseWireId('acc', owner.accountId)!;
  const id = newId(world.now());
  await world.app.get(UnitOfWork).runAsWorker((tx) =>
    tx.query(
      `insert into sms_inbound (id, account_id, route_id, sender, recipient, text, received_at)
       values ($1, $2, $1, '+33612340097', 'MINE', 'Thank you', now())`,
      [id, accountId],
    ),
  );
  return { id: wireId('smi', id) };
}
