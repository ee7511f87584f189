import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type Engines, startEngines } from '../../src/platform/engines/index.js';
import { eventually } from './eventually.js';
import { type Customer, signUpCustomer } from './customer.js';
import { HttpCaller } from './http-caller.js';
import { SmtpSink } from './peers/smtp-sink.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from './processes.js';

/** One process of the installation: what it plays and where it listens. */
interface Seat {
  name: string;
  roles: string;
  ports: Ports;
  process: PosthornProcess | null;
}

/** An installation of eight processes, two of each role, on servers of its own that a test may kill, and a receiver. */
export class StormWorld {
  readonly http: HttpCaller[];
  private constructor(
    readonly stateDir: string,
    private engines: Engines,
    readonly sink: SmtpSink,
    readonly seats: Seat[],
  ) {
    this.http = this.of('api').map((seat) => new HttpCaller(`http://127.0.0.1:${seat.ports.http}`));
  }

  static async start(): Promise<StormWorld> {
    const stateDir = mkdtempSync(join(tmpdir(), 'posthorn-storm-'));
    const engines = await startEngines({ stateDir, allowApt: true, searchPath: process.env['PATH'] ?? '' });
    const sink = await SmtpSink.start();
    const seats: Seat[] = [];
    for (const roles of ['api', 'smtp', 'worker', 'scheduler']) {
      for (const n of [1, 2]) seats.push({ name: `${roles}${n}`, roles, ports: await freePorts(), process: null });
    }
    const world = new StormWorld(stateDir, engines, sink, seats);
    await Promise.all(seats.map((seat) => world.begin(seat)));
    return world;
  }

  of(roles: string): Seat[] {
    return this.seats.filter((seat) => seat.roles === roles);
  }

  seat(name: string): Seat {
    return this.seats.find((seat) => seat.name === name)!;
  }

  async begin(seat: Seat): Promise<void> {
    const { databaseUrl, redisUrl, redisKind } = this.engines;
    const database = { databaseUrl, redisUrl, redisKind, queuePrefix: 'storm', drop: async () => undefined };
    seat.process = await startProcess(database, seat.ports, {
      ROLES: seat.roles,
      DELIVERY_ROUTE: `smtp://127.0.0.1:${this.sink.port}`,
      TEST_CLOCK: '0',
    });
  }

  /** kill -9. */
  async kill(...seats: Seat[]): Promise<void> {
    await Promise.all(seats.map(async (seat) => seat.process?.stop('SIGKILL')));
  }

  async restart(...seats: Seat[]): Promise<void> {
    await this.kill(...seats);
    await Promise.all(seats.map((seat) => this.begin(seat)));
  }

  async flushRedis(): Promise<void> {
    const redis = new Redis(this.engines.redisUrl);
    await redis.flushall();
    redis.disconnect();
  }

  /** kill -9 of the server processes themselves; then what any start does. */
  async crashServers(): Promise<void> {
    for (const pid of [this.postmasterPid(), await this.redisPid()]) process.kill(pid, 'SIGKILL');
    this.engines = await startEngines({ stateDir: this.stateDir, searchPath: process.env['PATH'] ?? '' });
  }

  /** Redis stands still, with all its connections open, while something is done. */
  async whileRedisHangs<T>(deed: () => Promise<T>): Promise<T> {
    const pid = await this.redisPid();
    process.kill(pid, 'SIGSTOP');
    try {
      return await deed();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  /** A customer without limits of plan or tier that matter here. */
  async bigCustomer(): Promise<Customer> {
    const http = this.http[0]!;
    const customer = await signUpCustomer({ http, inbox: new SinkInbox(this.sink) });
    const staff = await http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { email: 'operator@posthorn.test', password: 'correct horse battery staple' },
    });
    const token = staff.body.accessToken;
    const plans = await http.get<{ data: { id: string; monthlyVolume: number; tier: string }[] }>(
      '/v1/plans?offer=freemium-fr&limit=500',
    );
    const plan = plans.body.data.find(({ monthlyVolume, tier }) => monthlyVolume === 900_000 && tier === 'premium')!;
    await expectStatus(
      201,
      http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, { token, body: { planId: plan.id } }),
    );
    await expectStatus(200, http.patch(`/v1/admin/accounts/${customer.accountId}`, { token, body: { tier: 4 } }));
    return customer;
  }

  async close(): Promise<void> {
    await this.kill(...this.seats);
    await this.sink.stop();
    await this.engines.stop();
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  private postmasterPid(): number {
    return Number(readFileSync(join(this.stateDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  private async redisPid(): Promise<number> {
    const redis = new Redis(this.engines.redisUrl);
    const facts = await redis.info('server');
    redis.disconnect();
    return Number(/process_id:(\d+)/.exec(facts)![1]);
  }
}

/** Confirmation mails leave like all others; the receiver has them. */
class SinkInbox {
  constructor(private readonly sink: SmtpSink) {}

  async token(address: string, name: string): Promise<string> {
    return eventually(
      `the mail ${name} reaches the receiver`,
      async () => {
        const mail = this.sink.mails.find(
          ({ to, raw }) => to.includes(address) && raw.includes(`X-Posthorn-Notification: ${name}`),
        );
        const text = mail?.raw
          .toString('latin1')
          .replace(/=\r?\n/g, '')
          .replace(/=3D/gi, '=');
        return text && /[?&]token=([\w.~-]+)/.exec(text)?.[1];
      },
      60_000,
    );
  }
}

async function expectStatus(status: number, call: Promise<{ status: number; text: string }>): Promise<void> {
  const answer = await call;
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
}
