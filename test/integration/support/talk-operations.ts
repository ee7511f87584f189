import { newId, parseWireId } from '../../../src/kernel/ids.js';
import { toDate } from '../../../src/kernel/time/instant.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { ticketOf } from './support-world.js';

/** A chat of an account in which both may talk; whatever its plan. Answers its wire id. */
export async function openChat(world: World, accountId: string): Promise<string> {
  const ticket = await ticketOf(world, { accountId });
  const id = newId(world.now());
  await rows(
    world,
    `insert into chats (id, account_id, ticket_id, language, status, created_at, last_activity_at)
     values ($1, $2, $3, 'en', 'open', $4, $4)`,
    [id, accountId, parseWireId('tkt', ticket), toDate(world.now())],
  );
  return `cht_${id}`;
}

/** A call-back of an account, whatever its plan. */
export async function openCallback(world: World, accountId: string): Promise<{ id: string; callbackId: string }> {
  const ticket = await ticketOf(world, { accountId });
  const id = newId(world.now());
  const [seat] = await rows<{ free: number }>(
    world,
    `select coalesce(max(seat), 0)::int + 1 as free from callback_requests where slot_start = '2040-01-02T09:00:00Z'`,
  );
  await rows(
    world,
    `insert into callback_requests (id, account_id, ticket_id, phone, language, slot_start, seat, status, created_at)
     values ($1, $2, $3, '+33612345678', 'en', '2040-01-02T09:00:00Z', $4, 'requested', $5)`,
    [id, accountId, parseWireId('tkt', ticket), seat!.free, toDate(world.now())],
  );
  return { id: ticket, callbackId: `cbr_${id}` };
}

interface Cast {
  world: World;
  account: { uuid: string; token: string };
  staff: string;
}

/** The POSTs of talking whose repetition would say something twice, by operationId. */
export const talkOperations = {
  writeInChat: (cast: Cast) => said(cast, '/v1/support/chats', cast.account.token),
  writeInChatAsStaff: (cast: Cast) => said(cast, '/v1/admin/support/chats', cast.staff),
};

async function said({ world, account }: Cast, path: string, token: string) {
  const id = await openChat(world, account.uuid);
  const effects = 'select count(*) from chat_messages where chat_id = $1';
  return { path: `${path}/${id}/messages`, token, body: { text: 'Hello.' }, effects, about: parseWireId('cht', id)! };
}
