import { parseWireId } from '../../../../src/kernel/ids.js';
import { member } from '../../accounts/account-world.js';
import { ask, grant, ipOf } from '../../dedicated-ips/ips-in-world.js';
import { AUDITED, type Cast, type Prepare, type Prepared } from './cast.js';

const PLAN = 'freemium-fr.premium-150k';

async function entitled({ world }: Cast, unique: string): Promise<{ accountId: string; token: string }> {
  const { signedUp, token } = await member(world, `${unique}@ips.example`);
  await grant(world, signedUp.account.id, PLAN);
  return { accountId: signedUp.account.id, token };
}

/** A request, and what a member of compliance does with it. */
async function ruled(cast: Cast, unique: string, how: string, body: object, step: string): Promise<Prepared> {
  const { token } = await entitled(cast, unique);
  const { id } = (await ask(cast.world, token)).body;
  return {
    path: `/v1/admin/ip-requests/${id}/${how}`,
    token: cast.staff,
    body,
    effects: `${AUDITED}'${step}'`,
    about: id,
  };
}

/** Addresses of the installation and the blocklists that are asked about them. */
export const addressOperations: Record<string, Prepare> = {
  importIpAddresses: ({ staff }) => ({
    path: '/v1/admin/ips',
    token: staff,
    body: { addresses: ['203.0.113.77'], identityCheck: 'required' },
    effects: `select count(*) from audit_log where action = $1`,
    about: 'ip_addresses.imported',
  }),
  requestDedicatedIps: async (cast, unique) => {
    const { accountId, token } = await entitled(cast, unique);
    return {
      path: '/v1/dedicated-ips/requests',
      token,
      body: {
        count: 1,
        reason: 'Our invoices.',
        streams: [{ stream: 'transactional', monthlyVolume: 1 }],
        acceptsBestPractices: true,
        acceptsGdpr: true,
      },
      effects: 'select count(*) from ip_requests where account_id = $1',
      about: parseWireId('acc', accountId)!,
    };
  },
  answerDedicatedIpRequest: async (cast, unique) => {
    const { token } = await entitled(cast, unique);
    const { id } = (await ask(cast.world, token)).body;
    const path = `/v1/admin/ip-requests/${id}/ask`;
    await cast.world.http.post(path, { token: cast.staff, body: { question: 'Which list?' } });
    return {
      path: `/v1/dedicated-ips/requests/${id}/answers`,
      token,
      body: { text: 'Orders.' },
      effects: `${AUDITED}'ip_request.answered'`,
      about: id,
    };
  },
  approveIpRequest: (cast, unique) => ruled(cast, unique, 'approve', {}, 'ip_request.approved'),
  refuseIpRequest: (cast, unique) => ruled(cast, unique, 'refuse', { reason: 'No.' }, 'ip_request.refused'),
  askAboutIpRequest: (cast, unique) => ruled(cast, unique, 'ask', { question: 'Why?' }, 'ip_request.asked'),
  createIpPool: ({ account }, unique) => ({
    path: '/v1/dedicated-ips/pools',
    token: account.token,
    body: {
      name: `p${unique
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 30)}`,
    },
    effects: 'select count(*) from ip_pools where name = $1',
    about: `p${unique
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 30)}`,
  }),
  createRoutingRule: ({ account }, unique) => ({
    path: '/v1/routing/rules',
    token: account.token,
    body: { tag: unique, pool: null },
    effects: 'select count(*) from routing_rules where tag = $1',
    about: unique,
  }),
  releaseDedicatedIp: async (cast, unique) => {
    const { accountId, token } = await entitled(cast, unique);
    const id = await ipOf(cast.world, parseWireId('acc', accountId)!);
    const effects = `${AUDITED}'ip_address.moved'`;
    return { path: `/v1/dedicated-ips/${id}/release`, token, body: {}, effects, about: id };
  },
  addDnsbl: ({ staff }, unique) => ({
    path: '/v1/admin/dnsbls',
    token: staff,
    body: { zone: `${unique.toLowerCase()}.list.test`, severity: 'info', active: false },
    effects: 'select count(*) from dnsbls where zone = $1',
    about: `${unique.toLowerCase()}.list.test`,
  }),
};
