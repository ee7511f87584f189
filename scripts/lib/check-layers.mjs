/**
 * The walls of the house, as data. `.dependency-cruiser.cjs` builds its rules from this table, `npm run check` refuses
 * a module that is missing from it, and `docs/architecture.md` prints it.
 */

/** A module may call the doors of modules with a smaller number, and nobody else's. */
export const MODULE_LAYERS = {
  accounts: 0,
  billing: 1,
  console: 1,
  'mail-intake': 1,
  quota: 2,
  spool: 2,
  sms: 2,
  'dedicated-ips': 2,
  support: 2,
  audience: 2,
  sending: 3,
  storefront: 3,
  delivery: 4,
  campaigns: 4,
  compliance: 4,
  notifications: 5,
  webhooks: 5,
  mailjet: 6,
};

/** What each floor below the modules may reach. */
export const FLOORS = [
  { name: 'kernel', mayReach: [] },
  { name: 'contracts', mayReach: ['kernel'] },
  { name: 'platform', mayReach: ['kernel', 'contracts'] },
  { name: 'modules', mayReach: ['kernel', 'contracts', 'platform'] },
  { name: 'roots', mayReach: ['kernel', 'contracts', 'platform', 'modules'] },
];

/** The rooms of a module, from the entrances inwards. */
export const ENTRANCES = ['http', 'smtp', 'jobs', 'consumers'];
export const INNER_ROOMS = ['rules', 'data', 'adapters'];
export const ROOMS = [...ENTRANCES, 'use-cases', ...INNER_ROOMS];

/** Packages that mean a framework, a socket or a database: none of them belongs in the kernel or in `rules/`. */
export const IMPURE_PACKAGES = [
  '@nestjs/',
  'typeorm',
  'pg',
  'bull',
  'ioredis',
  'fastify',
  '@fastify/',
  'nodemailer',
  'smtp-server',
  'pino',
  'prom-client',
];

/** Node's own doors to the outside world. */
export const IMPURE_BUILTINS = [
  'fs',
  'fs/promises',
  'net',
  'tls',
  'http',
  'https',
  'dns',
  'dns/promises',
  'dgram',
  'child_process',
  'worker_threads',
  'cluster',
];
