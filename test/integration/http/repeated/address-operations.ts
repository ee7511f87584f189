import type { Prepare } from './cast.js';

/** Addresses of the installation and the blocklists that are asked about them. */
export const addressOperations: Record<string, Prepare> = {
  importIpAddresses: ({ staff }) => ({
    path: '/v1/admin/ips',
    token: staff,
    body: { addresses: ['203.0.113.77'], identityCheck: 'required' },
    effects: `select count(*) from audit_log where action = $1`,
    about: 'ip_addresses.imported',
  }),
  addDnsbl: ({ staff }, unique) => ({
    path: '/v1/admin/dnsbls',
    token: staff,
    body: { zone: `${unique.toLowerCase()}.list.test`, severity: 'info', active: false },
    effects: 'select count(*) from dnsbls where zone = $1',
    about: `${unique.toLowerCase()}.list.test`,
  }),
};
