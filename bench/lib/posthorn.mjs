/**
 * Posthorn as a customer gets it: the built product, one process with the roles of the scenario, on embedded servers with
 * their usual settings. Every run works on a fresh copy of a prepared database, so that no run sees another's mail.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';
import { StoryClient, tokenFromInbox } from '../../scripts/lib/story-client.mjs';
import { benchFolder, eventually, pause } from './children.mjs';
import { freePort } from './ports.mjs';

const root = dirname(benchFolder);
const OPERATOR = { email: 'operator@bench.test', password: 'the quick brown operator' };
const PASSWORD = 'a long walk in the morning';
/** Confirmed as an address only; and an address of a domain with DKIM keys. */
export const PLAIN_SENDER = 'bench@plain.test';
export const SIGNED_SENDER = 'bench@sender.test';

async function query(url, sql, values = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export class Posthorn {
  /** `profileTo`: a folder for the CPU profiles of the processes, written when they end. */
  constructor(folder, dns, profileTo) {
    this.profileTo = profileTo;
    this.folder = folder;
    this.dns = dns;
    this.stateDir = join(folder, 'state');
    this.secretsKey = randomBytes(32).toString('base64');
  }

  /** Starts the servers and makes the customer: confirmed, trusted, on a large plan, with a key and a credential. */
  async prepare() {
    mkdirSync(this.stateDir, { recursive: true });
    await this.startEngines();
    this.base = await this.database('bench_base');
    [this.httpPort, this.smtpPort, this.tlsPort, this.inboundPort] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ]);
    await this.start({ database: this.base, roles: 'api,smtp,worker,scheduler', route: 'inbox' });
    await this.makeCustomer(new StoryClient(`http://127.0.0.1:${this.httpPort}`));
    await this.stop();
  }

  async startEngines() {
    const { startEngines } = await import(pathToFileURL(join(root, 'dist/src/platform/engines/index.js')).href);
    this.engines = await startEngines({ stateDir: this.stateDir, searchPath: process.env.PATH, allowApt: true });
  }

  async database(name, template) {
    await query(this.engines.databaseUrl, `create database ${name}${template ? ` template ${template}` : ''}`);
    const url = new URL(this.engines.databaseUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  async makeCustomer(client) {
    this.secret = (await this.trusted(client, PLAIN_SENDER)).secret;
    this.credential = await client.post('/v1/smtp-credentials', { name: 'bench' });
    await this.makeDomain(client);
  }

  /** An account whose address is confirmed; the client is signed in as its owner. */
  async signUp(client, email) {
    const { account, user } = await client.post('/v1/accounts', {
      email,
      organization: 'Bench',
      password: PASSWORD,
      offer: 'freemium-fr',
    });
    await client.post('/v1/auth/confirm-email', { token: await tokenFromInbox(client, email, 'confirm-email') });
    client.bearer = (await client.post('/v1/auth/login', { username: user.username, password: PASSWORD })).accessToken;
    return { accountId: account.id };
  }

  /** One that is trusted and on a large plan, with a key for everything that the benchmarks do. */
  async trusted(client, email) {
    const { accountId } = await this.signUp(client, email);
    const operator = new StoryClient(client.url);
    operator.bearer = (await operator.post('/v1/auth/login', OPERATOR)).accessToken;
    const { data: plans } = await client.get('/v1/plans?offer=freemium-fr&limit=500');
    const large = plans
      .filter((plan) => (plan.quota.daily ?? null) === null)
      .sort((a, b) => (b.quota.monthly ?? 0) - (a.quota.monthly ?? 0))[0];
    await operator.post(`/v1/admin/accounts/${accountId}/subscriptions`, { planId: large.id });
    await operator.request('PATCH', `/v1/admin/accounts/${accountId}`, { body: { tier: 4 } });
    const scopes = ['send', 'read', 'contacts', 'admin-of-account'];
    const { secret } = await client.post('/v1/api-keys', { name: 'bench', scopes });
    return { accountId, email, secret };
  }

  /** A domain is verified against the records that our own DNS publishes. */
  async makeDomain(client) {
    const domain = await client.post('/v1/domains', { name: 'sender.test' });
    const { data: records } = await client.get(`/v1/domains/${domain.id}/records`);
    await this.dns.ask(records.map(({ type, name, expected }) => ({ type, name, value: expected })));
    const verified = await client.post(`/v1/domains/${domain.id}/verify`, {});
    if (verified.status !== 'verified')
      throw new Error(`the bench's domain is ${verified.status}: ${JSON.stringify(records).slice(0, 500)}`);
  }

  /** A run of its own: fresh data, fresh queue names. */
  async startRun({ roles, sinkPort, split = false }) {
    const name = `bench_${randomBytes(5).toString('hex')}`;
    const database = await this.database(name, 'bench_base');
    const route = { roles, database, route: 'mx', sinkPort, prefix: name };
    if (!split) return this.start(route);
    await this.start({ ...route, roles: 'api,smtp' });
    await this.start({ ...route, roles: 'worker,scheduler' });
    return undefined;
  }

  auth() {
    return { user: this.credential.username, pass: this.credential.password };
  }

  environment({ roles, database, route, sinkPort = 25, prefix = 'bench', more = {} }) {
    return {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      ROLES: roles,
      DATABASE_URL: database,
      REDIS_URL: this.engines.redisUrl,
      QUEUE_PREFIX: prefix,
      POSTHORN_STATE_DIR: join(this.folder, 'app'),
      SECRETS_KEY: this.secretsKey,
      HTTP_PORT: String(this.httpPort),
      SMTP_SUBMISSION_PORTS: String(this.smtpPort),
      SMTP_TLS_PORTS: String(this.tlsPort),
      SMTP_INBOUND_PORT: String(this.inboundPort),
      SMTP_ALLOW_PLAIN_AUTH: '1',
      DELIVERY_ROUTE: route,
      DNS_SERVERS: `127.0.0.1:${this.dnsPort}`,
      MX_PORT: String(sinkPort),
      MX_ALLOW_PRIVATE: '1',
      MAIL_DOMAIN: 'posthorn.bench.test',
      API_RATE_LIMIT: '10000000',
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: OPERATOR.email,
      ADMIN_PASSWORD: OPERATOR.password,
      ...more,
    };
  }

  async start(options) {
    const log = createWriteStream(join(this.folder, 'posthorn.log'), { flags: 'a' });
    await new Promise((resolve) => log.once('open', resolve));
    const profiling = this.profileTo ? ['--cpu-prof', `--cpu-prof-dir=${this.profileTo}`] : [];
    const child = spawn(process.execPath, [...profiling, '--enable-source-maps', join(root, 'dist/src/main.js')], {
      env: this.environment(options),
      stdio: ['ignore', log, log],
      cwd: this.folder,
    });
    this.children = [...(this.children ?? []), child];
    this.running = options;
    if (!options.roles.includes('api')) return pause(1_500);
    const ready = async () =>
      child.exitCode !== null ||
      (await fetch(`http://127.0.0.1:${this.httpPort}/health/ready`)
        .then((r) => r.ok)
        .catch(() => false));
    if (!(await eventually(ready, 120_000, 50)) || child.exitCode !== null)
      throw new Error(`Posthorn did not become ready:\n${this.logTail()}`);
    return undefined;
  }

  logTail() {
    return readFileSync(join(this.folder, 'posthorn.log'), 'utf8').split('\n').slice(-15).join('\n');
  }

  async end(signal) {
    const running = (this.children ?? []).filter((child) => child.exitCode === null && child.signalCode === null);
    const gone = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.children ?? []) child.kill(signal);
    await Promise.all(gone);
    this.children = [];
  }

  stop() {
    return this.end('SIGTERM');
  }

  kill() {
    return this.end('SIGKILL');
  }

  /** Everything that belongs to Posthorn: its processes, PostgreSQL and Redis. */
  roots() {
    return [...(this.children ?? []).map((child) => child.pid), this.postmasterPid(), this.redisPid()];
  }

  postmasterPid() {
    return Number(readFileSync(join(this.stateDir, 'pgdata/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** The launcher notes "redis <port> <pid>:<start>" beside its data. */
  redisPid() {
    return Number(/(\d+):/.exec(readFileSync(join(this.stateDir, 'redis.server'), 'utf8'))[1]);
  }

  async flushRedis() {
    const redis = new Redis(this.engines.redisUrl, { maxRetriesPerRequest: 1 });
    await redis.flushall();
    redis.disconnect();
  }

  /** How often the server has flushed its log so far. The counters are complete once the sessions have ended. */
  async walFlushes() {
    const [{ version }] = await query(
      this.engines.databaseUrl,
      `select current_setting('server_version_num')::int as version`,
    );
    const sql =
      version >= 180000
        ? `select sum(fsyncs)::int as n from pg_stat_io where object = 'wal'`
        : 'select wal_sync::int as n from pg_stat_wal';
    return (await query(this.engines.databaseUrl, sql))[0].n;
  }

  /** Transactions of the last run's database; a statement of the hot paths is one. Complete once the sessions have ended. */
  async transactions() {
    const sql = 'select (xact_commit + xact_rollback)::int as n from pg_stat_database where datname = $1';
    const name = new URL(this.running.database).pathname.slice(1);
    return (await query(this.engines.databaseUrl, sql, [name]))[0].n;
  }

  async close() {
    await this.kill();
    await this.engines?.stop();
  }
}
