import { CONFIG_SCHEMA, type ConfigValues, type Role } from './config.schema.js';
import { isPrivateAddress } from './private-address.js';
import type { Setting } from './setting.js';

/** All faults of the environment at once, each naming its variable; values never appear. */
export class ConfigError extends Error {
  constructor(readonly faults: string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  ${f}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/** What the launcher adds when it runs the engines itself. */
export interface EmbeddedFacts {
  embedded: boolean;
  databaseUrl: string;
  redisUrl: string;
  redisKind: 'redis' | 'js';
  stateDir: string;
  secretsKey: Buffer;
  tlsCertFile: string;
  tlsKeyFile: string;
}

/** The settings of this process, read once. */
export class Config {
  constructor(
    readonly values: ConfigValues,
    readonly facts: EmbeddedFacts,
  ) {}

  has(role: Role): boolean {
    return this.values.ROLES.includes(role);
  }
  get publicUrl(): string {
    return (this.values.PUBLIC_URL ?? `http://127.0.0.1:${this.values.HTTP_PORT}`).replace(/\/+$/, '');
  }
  get returnPathDomain(): string {
    return this.values.RETURN_PATH_DOMAIN ?? `bounce.${this.values.MAIL_DOMAIN}`;
  }
  get supportAddress(): string {
    return this.values.SUPPORT_ADDRESS ?? `support@${this.values.MAIL_DOMAIN}`;
  }
  /** On embedded engines a number that is reserved for films (ARCEP, 01 99 00). */
  get supportPhone(): string | null {
    return this.values.SUPPORT_PHONE ?? (this.facts.embedded ? '+33199001234' : null);
  }
  get trackingUrl(): string {
    return (this.values.TRACKING_URL ?? this.publicUrl).replace(/\/+$/, '');
  }
  get allowPlainAuth(): boolean {
    return this.values.SMTP_ALLOW_PLAIN_AUTH ?? this.facts.embedded;
  }
  /** VAT numbers are judged from a fixed table; a VIES_URL always goes before it. */
  get viesSandbox(): boolean {
    if (this.values.VIES_URL !== null) return false;
    return this.values.VIES === null ? this.facts.embedded : this.values.VIES === 'sandbox';
  }
  get testClock(): boolean {
    return this.values.TEST_CLOCK === true;
  }
  /** `/dev/inbox` exists only where nothing leaves the machine and nobody else can look. */
  get devInbox(): boolean {
    return this.values.DELIVERY_ROUTE === 'inbox' && ['127.0.0.1', '::1', 'localhost'].includes(this.values.HTTP_HOST);
  }
}

/** Reads and checks the environment. Empty variables count as unset. */
export function parseEnvironment(environment: Record<string, string | undefined>): ConfigValues {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(CONFIG_SCHEMA) as [string, Setting<unknown>][]) {
    const raw = environment[name]?.trim();
    try {
      values[name] = setting.parse(raw === '' ? undefined : raw);
    } catch (error) {
      faults.push(`${name} ${(error as Error).message}`);
    }
  }
  if (faults.length === 0) faults.push(...contradictions(values as ConfigValues));
  if (faults.length > 0) throw new ConfigError(faults);
  return values as ConfigValues;
}

function contradictions(values: ConfigValues): string[] {
  const faults: string[] = [];
  const production = values.NODE_ENV === 'production';
  if (values.ROLES.length === 0) faults.push('ROLES must name at least one role');
  if (production && values.TEST_CLOCK) faults.push('TEST_CLOCK must not be set with NODE_ENV=production');
  if (values.TEST_CLOCK_START !== null && !values.TEST_CLOCK) faults.push('TEST_CLOCK_START needs TEST_CLOCK=1');
  if (production && values.DATABASE_URL !== null && values.SECRETS_KEY === null) {
    faults.push('SECRETS_KEY must be set with NODE_ENV=production and DATABASE_URL');
  }
  if ((values.TLS_CERT_FILE === null) !== (values.TLS_KEY_FILE === null)) {
    faults.push('TLS_CERT_FILE and TLS_KEY_FILE must be set together');
  }
  if (values.METRICS_PORT !== null && values.METRICS_TOKEN === null && !isPrivateAddress(values.METRICS_HOST)) {
    faults.push('METRICS_TOKEN must be set where METRICS_HOST is no loopback or private address');
  }
  return [...faults, ...stripeFaults(values, production)];
}

function stripeFaults(values: ConfigValues, production: boolean): string[] {
  if (values.PAYMENTS !== 'stripe') return [];
  const faults: string[] = [];
  if (values.STRIPE_SECRET_KEY === null) faults.push('STRIPE_SECRET_KEY must be set with PAYMENTS=stripe');
  if (values.STRIPE_WEBHOOK_SECRET === null) faults.push('STRIPE_WEBHOOK_SECRET must be set with PAYMENTS=stripe');
  const base = new URL(values.STRIPE_API_BASE ?? '');
  if (base.pathname !== '/' || base.search !== '' || base.username !== '') {
    faults.push('STRIPE_API_BASE must be a scheme, a host and a port only');
  }
  if (production && base.protocol !== 'https:') faults.push('STRIPE_API_BASE must be https with NODE_ENV=production');
  return faults;
}

/** The settings as text: secrets are replaced; `given` leaves out what has its default. */
export function describeConfig(values: ConfigValues, which: 'all' | 'given' = 'all'): Record<string, unknown> {
  const defaults = parseEnvironment({});
  return Object.fromEntries(
    (Object.entries(CONFIG_SCHEMA) as [keyof ConfigValues, Setting<unknown>][])
      .filter(([name]) => name !== 'PATH')
      .filter(([name]) => which === 'all' || JSON.stringify(values[name]) !== JSON.stringify(defaults[name]))
      .map(([name, setting]) => [name, setting.secret && values[name] !== null ? '[redacted]' : values[name]]),
  );
}

/** The one place that reads the environment. */
export function readEnvironment(): ConfigValues {
  return parseEnvironment(process.env);
}
