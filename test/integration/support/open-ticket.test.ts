import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SupportFacade, type TicketReference } from '../../../src/modules/support/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { accountUuid, rows, signUp, type SignedUp } from '../accounts/account-world.js';

describe('tickets that other modules open', () => {
  let world: World;
  let signedUp: SignedUp;
  let accountId: string;

  before(async () => {
    world = await startWorld();
    signedUp = await signUp(world, 'tickets@acme.example');
    accountId = accountUuid(signedUp);
  });
  after(() => world.close());

  const open = (dedupe?: string): Promise<TicketReference> =>
    world.app.get(UnitOfWork).run(accountScope(accountId), (tx) =>
      world.app.get(SupportFacade).openTicketIn(tx, {
        accountId,
        topic: 'account_block',
        subject: 'Please unblock us',
        text: 'The list has been cleaned.',
        language: 'fr',
        openedBy: { type: 'user', id: signedUp.user.id, label: signedUp.user.username },
        ...(dedupe === undefined ? {} : { dedupe }),
      }),
    );

  it('land in the queue of their topic, announced and in the audit log', async () => {
    const { ticketId, number } = await open();
    const [ticket] = await rows<{ queue: string; status: string; number: number }>(
      world,
      'select queue, status, number from tickets where id = $1',
      [ticketId],
    );
    assert.deepEqual(ticket, { queue: 'deliverability', status: 'new', number });
    const count = async (sql: string, value: string): Promise<number> =>
      (await rows<{ count: number }>(world, sql, [value]))[0]!.count;
    assert.equal(await count('select count(*) from ticket_messages where ticket_id = $1', ticketId), 1);
    assert.equal(await count(`select count(*) from outbox where aggregate_id = $1`, ticketId), 2);
    assert.equal(await count('select count(*) from audit_log where target_id = $1', `tkt_${ticketId}`), 1);
  });

  it('are one ticket for one matter, also 64 at once', async () => {
    const opened = await Promise.all(Array.from({ length: 64 }, () => open('block:1')));
    assert.equal(new Set(opened.map(({ ticketId }) => ticketId)).size, 1);
    assert.deepEqual(await open('block:1'), opened[0]);
    const messages = await rows(world, 'select 1 from ticket_messages where ticket_id = $1', [opened[0]!.ticketId]);
    assert.equal(messages.length, 1);
    assert.notEqual((await open('block:2')).ticketId, opened[0]!.ticketId);
  });
});
