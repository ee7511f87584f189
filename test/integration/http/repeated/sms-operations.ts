import { addMs, DAY_MS, toIso } from '../../../../src/kernel/time/instant.js';
import { sentTo, smsCustomer } from '../../sms/sms-in-world.js';
import { AUDITED, made, type Prepare } from './cast.js';

const APPROVALS = `${AUDITED}'sms_sender.approved'`;
const REFUSALS = `${AUDITED}'sms_sender.refused'`;

const decided =
  (verb: 'approve' | 'refuse', effects: string, body: object): Prepare =>
  async (cast, unique) => {
    const id = await made(cast, '/v1/sms/senders', { sender: unique.replace(/[^A-Za-z0-9]/g, '').slice(0, 10) });
    return { path: `/v1/admin/sms/senders/${id}/${verb}`, token: cast.staff, body, effects, about: id };
  };

/** A French number of its own for each text. */
function numberOf(unique: string): string {
  const hash = [...unique].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000, 7);
  return `+336${String(10_000_000 + hash)}`;
}

/** Text messages. */
export const smsOperations: Record<string, Prepare> = {
  sendSms: async ({ world }, unique) => {
    const { token } = await smsCustomer(world);
    const to = numberOf(unique);
    const body = { from: 'ACME', to: [to], text: 'Your table is booked.', kind: 'transactional' };
    return {
      path: '/v1/sms/messages',
      token,
      body,
      effects: 'select count(*) from sms_messages where number = $1',
      about: to,
    };
  },
  cancelSms: async ({ world }, unique) => {
    const { token } = await smsCustomer(world);
    const to = numberOf(unique);
    const sendAt = toIso(addMs(world.now(), DAY_MS));
    const id = await sentTo(world, token, to, { sendAt });
    const effects = `select count(*) from sms_events e join sms_messages m on m.id = e.message_id where m.number = $1 and e.type = 'cancelled'`;
    return { path: `/v1/sms/messages/${id}/cancel`, token, effects, about: to };
  },
  requestSmsSender: ({ account }, unique) => {
    const sender = unique.replace(/[^A-Za-z0-9]/g, '').slice(0, 10);
    return {
      path: '/v1/sms/senders',
      token: account.token,
      body: { sender },
      effects: 'select count(*) from sms_senders where sender = $1',
      about: sender,
    };
  },
  approveSmsSender: decided('approve', APPROVALS, {}),
  refuseSmsSender: decided('refuse', REFUSALS, { reason: 'The name is another company’s.' }),
  addSmsRoute: ({ staff }, unique) => {
    const name = `carrier-${unique.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
    return {
      path: '/v1/admin/sms/routes',
      token: staff,
      body: { name, host: '127.0.0.1', port: 9, systemId: 'acme', password: 'secret', enabled: false },
      effects: 'select count(*) from sms_routes where name = $1',
      about: name,
    };
  },
  renewSmsHookSecret: async (cast, unique) => {
    const name = `hook-${unique.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
    const body = { name, host: '127.0.0.1', port: 9, systemId: 'acme', password: 'secret', enabled: false };
    const id = await made(cast, '/v1/admin/sms/routes', body, cast.staff);
    const effects = `${AUDITED}'sms_route.hook_secret_renewed'`;
    return { path: `/v1/admin/sms/routes/${id}/hook-secret`, token: cast.staff, effects, about: id };
  },
};
