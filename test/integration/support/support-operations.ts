import { parseWireId, SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import type { World } from '../../support/world.js';
import { openInvoice } from '../billing/open-invoices-in-world.js';
import { suiteCustomer } from '../billing/payments-in-world.js';
import { ownersTicket } from './open-in-world.js';
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
export const supportOperations: Record<string, (cast: Cast, unique: string) => Prepared | Promise<Prepared>> = {
  openTicket: ({ account }) => ({
    path: '/v1/support/tickets',
    token: account.token,
    body: { topic: 'sales', subject: 'Plans', description: 'Which plan fits?', articlesConsulted: true },
    effects: `select count(*) from tickets ${OF_ACCOUNT} and topic = 'sales'`,
    about: account.uuid,
  }),
  contactUs: () => ({
    path: '/v1/contact',
    token: '',
    body: { topic: 'sales', email: 'visitor@elsewhere.example', name: 'Vera Visitor', message: 'Which plan fits?' },
    effects: `select count(*) from tickets ${OF_ACCOUNT} and channel = 'contact'`,
    about: SYSTEM_ACCOUNT_ID,
  }),
  addTicketMessage: (cast) => written(cast, cast.account.token, '/v1/support/tickets/:id/messages'),
  replyToTicket: (cast) => written(cast, cast.staff, '/v1/admin/tickets/:id/replies'),
  noteOnTicket: (cast) => written(cast, cast.staff, '/v1/admin/tickets/:id/notes'),
  mergeTicket: async ({ world, account, staff }) => {
    const [id, into] = [await ownersTicket(world, account.uuid), await ownersTicket(world, account.uuid)];
    const effects = `select count(*) from ticket_history where ticket_id = $1 and kind = 'merged'`;
    return {
      path: `/v1/admin/tickets/${id}/merge`,
      token: staff,
      body: { into },
      effects,
      about: parseWireId('tkt', id)!,
    };
  },
  rateTicket: async ({ world, account, staff }) => {
    const id = await ownersTicket(world, account.uuid);
    await world.http.post(`/v1/admin/tickets/${id}/solve`, { token: staff });
    const effects = 'select count(*) from ticket_ratings where ticket_id = $1';
    const path = `/v1/support/tickets/${id}/rating`;
    return { path, token: account.token, body: { score: 5 }, effects, about: parseWireId('tkt', id)! };
  },
  createTicketMacro: ({ staff }, unique) => ({
    path: '/v1/admin/tickets/macros',
    token: staff,
    body: { name: `Macro ${unique}`, texts: { en: 'Hello.' } },
    effects: 'select count(*) from ticket_macros where name = $1',
    about: `Macro ${unique}`,
  }),
  resendInvoiceForTicket: async ({ world, staff }) => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const id = await ownersTicket(world, buyer.id, { topic: 'invoice_request' });
    return {
      path: `/v1/admin/tickets/${id}/actions/resend-invoice`,
      token: staff,
      body: { invoiceId: invoice.id, to: 'accounting@firm.example' },
      effects: `select count(*) from ticket_history where ticket_id = $1 and kind = 'invoice_resent'`,
      about: parseWireId('tkt', id)!,
    };
  },
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
