import { parseWireId } from '../../../src/kernel/ids.js';
import type { World } from '../../support/world.js';
import { ticketOf } from './support-world.js';

interface Cast {
  world: World;
  account: { id: string; uuid: string; token: string };
  staff: string;
}
interface Prepared {
  path: string;
  token: string;
  body?: object;
  effects: string;
  about: string;
}

const MESSAGES = 'select count(*) from ticket_messages where ticket_id = $1';
const OF_ACCOUNT = 'where account_id = $1';

/** Support's POSTs whose repetition would have its effect twice, by operationId. */
export const supportOperations: Record<string, (cast: Cast) => Prepared | Promise<Prepared>> = {
  addTicketMessage: (cast) => written(cast, cast.account.token, '/v1/support/tickets/:id/messages'),
  replyToTicket: (cast) => written(cast, cast.staff, '/v1/admin/tickets/:id/replies'),
  noteOnTicket: (cast) => written(cast, cast.staff, '/v1/admin/tickets/:id/notes'),
  rotateSupportPin: ({ account }) => ({
    path: '/v1/support/pin/rotate',
    token: account.token,
    effects: `select count(*) from audit_log ${OF_ACCOUNT} and action = 'support_pin.rotated'`,
    about: account.uuid,
  }),
  verifySupportPin: async (cast) => ({
    path: '/v1/admin/support/pin/verify',
    token: cast.staff,
    body: { accountId: cast.account.id, pin: await pinOf(cast) },
    effects: `select count(*) from pin_verifications ${OF_ACCOUNT}`,
    about: cast.account.uuid,
  }),
  startImpersonation: async (cast) => ({
    path: `/v1/admin/accounts/${cast.account.id}/impersonations`,
    token: cast.staff,
    body: { reason: 'Ticket 1042', pin: await pinOf(cast) },
    effects: `select count(*) from impersonations ${OF_ACCOUNT}`,
    about: cast.account.uuid,
  }),
};

async function written({ world, account }: Cast, token: string, path: string): Promise<Prepared> {
  const id = await ticketOf(world, { accountId: account.uuid });
  const body = { text: 'It still happens.' };
  return { path: path.replace(':id', id), token, body, effects: MESSAGES, about: parseWireId('tkt', id)! };
}

async function pinOf({ world, account }: Cast): Promise<string> {
  return (await world.http.get<{ pin: string }>('/v1/support/pin', { token: account.token })).body.pin;
}
