import { SupportFacade, type NewTicket } from '../../../src/modules/support/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

/** A ticket that the account's owner wrote in the platform; answers its wire id. */
export async function ownersTicket(world: World, accountId: string, more: Partial<NewTicket> = {}): Promise<string> {
  const [owner] = await rows<{ id: string; username: string }>(
    world,
    `select id, username from users where account_id = $1 and role = 'owner'`,
    [accountId],
  );
  const { ticketId } = await world.app.get(UnitOfWork).run(accountScope(accountId), (tx) =>
    world.app.get(SupportFacade).openTicketIn(tx, {
      ...{ accountId, topic: 'technical', subject: 'A question', text: 'It does not work.', language: 'en' },
      openedBy: { type: 'user', id: `usr_${owner!.id}`, label: owner!.username },
      ...more,
    }),
  );
  return `tkt_${ticketId}`;
}
