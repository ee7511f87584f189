import { isIP } from 'node:net';
import { type Instant, instantOf } from '../../kernel/time/instant.js';
import { flag, list, number, optional, ports, secretLike, type Setting, text, url, wholeNumber } from './setting.js';
import { smsRoute } from './sms-routes.js';

export const ROLES = ['api', 'smtp', 'worker', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];

const role = (part: string): Role => {
  if ((ROLES as readonly string[]).includes(part)) return part as Role;
  throw new RangeError(`knows only ${ROLES.join(', ')}`);
};

function deliveryRoute(raw: string | undefined): string {
  const value = raw ?? 'inbox';
  if (value === 'inbox' || value === 'mx') return value;
  if (URL.canParse(value) && ['smtp:', 'smtps:'].includes(new URL(value).protocol)) return value;
  throw new RangeError('must be inbox, mx or smtp://[user:pass@]host:port');
}

function installationName(raw: string | undefined): string {
  const name = (raw ?? 'Posthorn').trim();
  if (name.length > 0 && name.length <= 60 && !/[\p{Cc}\p{Cf}<>"\\]/u.test(name)) return name;
  throw new RangeError('must be a name of at most 60 characters');
}

function dkimZone(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  const zone = raw.toLowerCase().replace(/\.$/, '');
  if (zone.length <= 100 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(zone))
    return zone;
  throw new RangeError('must be a domain such as dkim.mail.example.org');
}

export interface DnsblZone {
  zone: string;
  severity: 'info' | 'warning' | 'critical';
}

function dnsblZone(part: string): DnsblZone {
  const match = /^((?:[a-z0-9_][a-z0-9_-]*\.)+[a-z0-9-]{2,63})(?:=(info|warning|critical))?$/.exec(part.toLowerCase());
  if (!match || match[1]!.length > 200) throw new RangeError('must be zones such as list.example.org=warning');
  return { zone: match[1]!, severity: (match[2] ?? 'warning') as DnsblZone['severity'] };
}

function paymentGateway(raw: string | undefined): 'sandbox' | 'stripe' {
  if (raw === undefined || raw === 'sandbox') return 'sandbox';
  if (raw === 'stripe') return raw;
  throw new RangeError('must be sandbox or stripe');
}

function viesKind(raw: string | undefined): 'sandbox' | 'rest' | null {
  if (raw === undefined || raw === 'sandbox' || raw === 'rest') return raw ?? null;
  throw new RangeError('must be sandbox or rest');
}

function holidays(raw: string | undefined): 'FR' | null {
  if (raw === undefined || raw === 'FR') return raw ?? null;
  throw new RangeError('must be FR');
}

function phoneNumber(raw: string | undefined): string | null {
  if (raw === undefined || /^\+[1-9]\d{5,14}$/.test(raw)) return raw ?? null;
  throw new RangeError('must be a number such as +33199001234');
}

function clamdAddress(raw: string | undefined): { host: string; port: number } | null {
  if (raw === undefined) return null;
  const match = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(raw);
  if (!match) throw new RangeError('must be host or host:port');
  return { host: match[1]!.replace(/^\[|\]$/g, ''), port: wholeNumber(match[2] ?? '3310', 1, 65535) };
}

function publicAddress(part: string): string {
  if (isIP(part) !== 0 && !part.includes('%')) return part.toLowerCase();
  throw new RangeError('must be addresses such as 198.51.100.7');
}

function secretsKey(raw: string | undefined): Buffer | null {
  if (raw === undefined) return null;
  const key = Buffer.from(raw, 'base64');
  if (key.length !== 32) throw new RangeError('must be 32 bytes in base64');
  return key;
}

function instant(raw: string | undefined): Instant | null {
  if (raw === undefined) return null;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(raw) && !Number.isNaN(Date.parse(raw)))
    return instantOf(raw);
  throw new RangeError('must be an instant such as 2026-01-05T08:00:00Z');
}

/** Every variable the product reads. Nothing else reads the environment. */
export const CONFIG_SCHEMA = {
  NODE_ENV: text('`production` refuses settings that are only safe in development.', 'development'),
  ROLES: list(
    'What this process does: any of api, smtp, worker, scheduler.',
    'roles, comma-separated',
    'api,smtp,worker,scheduler',
    role,
  ),
  POSTHORN_STATE_DIR: optional(
    'Where embedded engines, keys and certificates live; default `.posthorn/`, as root `/var/lib/posthorn`.',
  ),
  PATH: text('Where an installed redis-server or valkey-server is looked for.', ''),
  POSTHORN_NO_APT: flag('1 forbids installing `redis-tools` with apt when no Redis is found.', false),
  POSTHORN_REDIS: text('Which embedded Redis: auto, system, apt or js.', 'auto'),
  DATABASE_URL: url('PostgreSQL 15 to 18; embedded when unset.', ['postgres:', 'postgresql:'], null, true),
  REDIS_URL: url(
    'Redis 6.2 or newer with maxmemory-policy noeviction; embedded when unset.',
    ['redis:', 'rediss:'],
    null,
    true,
  ),
  QUEUE_PREFIX: text('Prefix of all Redis keys, so that several installations can share a server.', 'posthorn'),
  DATABASE_POOL: number('Connections to PostgreSQL of one process, all pools together.', 24, 6, 200),
  HTTP_HOST: text('Address the API listens on.', '127.0.0.1'),
  HTTP_PORT: number('Port the API listens on; 0 takes a free one.', 3000, 0, 65535),
  PUBLIC_URL: url('The address people and programs use; default follows HTTP_PORT.', ['http:', 'https:'], null),
  SMTP_HOST: text('Address the SMTP ports listen on.', '127.0.0.1'),
  SMTP_PUBLIC_HOST: text('Name in SMTP settings, greeting and certificate.', 'localhost'),
  SMTP_SUBMISSION_PORTS: ports('Submission with STARTTLS and AUTH.', '2525,2587'),
  SMTP_TLS_PORTS: ports('Submission with implicit TLS.', '2465'),
  SMTP_INBOUND_PORT: number(
    'The MX: bounces, complaints and support mail; may equal a submission port.',
    2526,
    0,
    65535,
  ),
  SMTP_ALLOW_PLAIN_AUTH: flag(
    '1 allows AUTH without TLS; set by itself on embedded engines.',
    null,
    '1 on embedded engines, else 0',
  ),
  TLS_CERT_FILE: optional('PEM certificate chain; a self-signed pair is made when unset.'),
  TLS_KEY_FILE: optional('PEM private key that belongs to TLS_CERT_FILE.'),
  DELIVERY_ROUTE: {
    sentence: 'Where mail goes: the local inbox page, the world by MX, or a smart host.',
    type: 'inbox | mx | smtp://[user:pass@]host:port',
    defaultText: 'inbox',
    secret: true,
    parse: deliveryRoute,
  } as Setting<string>,
  DNS_SERVERS: list(
    'Resolvers for MX look-ups, `address[:port]`; the system’s when empty.',
    'addresses, comma-separated',
    '',
    (part) => part,
  ),
  DNSBL_ZONES: list(
    'Blocklists to ask about our addresses from the first start on, `zone[=info|warning|critical]`; staff may add and change them later. Mind the terms of each.',
    'zones, comma-separated',
    '',
    dnsblZone,
  ),
  MX_PORT: number('Destination port of the `mx` route.', 25, 1, 65535),
  MX_ALLOW_PRIVATE: flag('1 lets the `mx` route connect to loopback and private addresses; for test worlds.', false),
  SENDING_ADDRESSES: list(
    'Addresses that mail leaves from beside those of SMTP_PUBLIC_HOST, the stock and the workers’ machines: of a NAT, of a smart host. The SPF records have to authorise them.',
    'addresses, comma-separated',
    '',
    publicAddress,
  ),
  DELIVERY_SOCKETS: number('Outgoing SMTP connections of one process at most.', 300, 1, 5000),
  OUTBOUND_HTTP_ALLOW: list(
    'Private networks that outgoing HTTP may reach, `cidr[:port]`.',
    'networks, comma-separated',
    '',
    (part) => part,
  ),
  API_RATE_LIMIT: number('Requests a minute of one account (and of one network on public paths).', 6000, 1, 10_000_000),
  TRUSTED_PROXIES: list('Proxies whose X-Forwarded-For counts.', 'addresses or networks', '', (part) => part),
  METRICS_TOKEN: optional('Bearer token for /metrics beside an operator’s.', true),
  METRICS_HOST: text('Address that METRICS_PORT listens on; one that is not private needs METRICS_TOKEN.', '127.0.0.1'),
  METRICS_PORT: {
    sentence:
      'A port of its own for /metrics and /health of this process, whatever its roles; asks for METRICS_TOKEN when there is one. None when unset; 0 takes a free one.',
    type: '0–65535',
    defaultText: '–',
    parse: (raw) => (raw === undefined ? null : wholeNumber(raw, 0, 65535)),
  } as Setting<number | null>,
  LOG_LEVEL: text('fatal, error, warn, info, debug or silent.', 'info'),
  MAIL_DOMAIN: text('Domain of the installation’s own mail.', 'posthorn.localhost'),
  RETURN_PATH_DOMAIN: optional('Domain of signed return paths; default `bounce.` + MAIL_DOMAIN.'),
  DKIM_ZONE: {
    sentence:
      'A zone of yours that serves what GET /v1/admin/dns-zone answers; new domains then point their DKIM records to it, and keys change by themselves.',
    type: 'domain',
    defaultText: '–',
    parse: dkimZone,
  } as Setting<string | null>,
  TRACKING_URL: url('Base of tracking and unsubscribe links; default PUBLIC_URL.', ['http:', 'https:'], null),
  INSTALLATION_NAME: {
    sentence: 'How the installation calls itself in its mails.',
    type: 'text',
    defaultText: 'Posthorn',
    parse: installationName,
  } as Setting<string>,
  SUPPORT_ADDRESS: optional('Support mailbox; default `support@` + MAIL_DOMAIN.'),
  SUPPORT_PHONE: {
    sentence: 'The number that who has phone support may call.',
    type: '+…',
    defaultText: '+33199001234 (nobody’s) on embedded engines, else –',
    parse: phoneNumber,
  } as Setting<string | null>,
  SUPPORT_HOLIDAYS: {
    sentence: 'Whose public holidays close chat and telephone; none when unset.',
    type: 'FR',
    defaultText: '–',
    parse: holidays,
  } as Setting<'FR' | null>,
  SUPPORT_CALLS_PER_SLOT: number('Call-backs that support makes in one half hour.', 2, 1, 1000),
  CLAMD_HOST: {
    sentence: 'A clamd that looks through the files in tickets, `host[:port]`; nobody does when unset.',
    type: 'host[:port]',
    defaultText: '–',
    parse: clamdAddress,
  } as Setting<{ host: string; port: number } | null>,
  BREACHED_PASSWORDS_FILE: optional(
    'Passwords to refuse beside the shipped ones: the SHA-1 list of Have I Been Pwned, ordered by hash.',
  ),
  ADMIN_EMAIL: text('E-mail address of the first operator.', 'admin@posthorn.localhost'),
  ADMIN_PASSWORD: optional('Password of the first operator; made and printed once on an embedded first start.', true),
  PAYMENTS: {
    sentence: 'Who moves money: `sandbox` moves none and knows the test tokens.',
    type: 'sandbox | stripe',
    defaultText: 'sandbox',
    parse: paymentGateway,
  } as Setting<'sandbox' | 'stripe'>,
  STRIPE_SECRET_KEY: secretLike('Stripe’s secret or restricted key.', 'sk_… | rk_…', /^[rs]k_[A-Za-z0-9_]+$/),
  STRIPE_WEBHOOK_SECRET: secretLike(
    'Signing secret of the endpoint that Stripe calls.',
    'whsec_…',
    /^whsec_[A-Za-z0-9+/=_-]+$/,
  ),
  STRIPE_API_BASE: url('Base of Stripe’s interface.', ['https:', 'http:'], 'https://api.stripe.com'),
  STRIPE_TIMEOUT_MS: number('Milliseconds that one call to Stripe may take.', 8000, 100, 60_000),
  OFFERS_FILE: optional('Catalogue to load on the first start; default: the four offers that ship.'),
  VIES: {
    sentence: 'Who judges VAT numbers where VIES_URL is not set: a fixed table, or the European Commission’s VIES.',
    type: 'sandbox | rest',
    defaultText: 'sandbox on embedded engines, else rest',
    parse: viesKind,
  } as Setting<'sandbox' | 'rest' | null>,
  VIES_URL: url('Base of a VIES REST interface; when set, it is asked.', ['http:', 'https:'], null),
  SECRETS_KEY: {
    sentence: 'Encrypts keys and secrets at rest; made and kept in the state directory on an embedded start.',
    type: '32 bytes, base64',
    defaultText: '–',
    secret: true,
    parse: secretsKey,
  } as Setting<Buffer | null>,
  SMS_ROUTE: {
    ...list(
      'Where text messages go: the sandbox, or carriers, several of which may be named.',
      'sandbox | smpp://systemId:password@host:port?systemType=&window=10&tps=50&binds=1 (smpps:// for TLS), comma-separated',
      'sandbox',
      smsRoute,
    ),
    secret: true,
  },
  TEST_CLOCK: flag('1 lets an operator move business time; refused in production.', false),
  TEST_CLOCK_START: {
    sentence: 'With TEST_CLOCK: where business time of a new installation begins, so that a past can be played.',
    type: 'instant',
    defaultText: 'now',
    parse: instant,
  } as Setting<Instant | null>,
} satisfies Record<string, Setting<unknown>>;

export type ConfigValues = { [K in keyof typeof CONFIG_SCHEMA]: ReturnType<(typeof CONFIG_SCHEMA)[K]['parse']> };
