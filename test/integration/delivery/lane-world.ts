import { newId } from '../../../src/kernel/ids.js';
import { type Instant, toIso } from '../../../src/kernel/time/instant.js';
import type { LaneContext } from '../../../src/modules/delivery/lanes/lane-context.js';
import { LaneSupervisor } from '../../../src/modules/delivery/lanes/lane-supervisor.js';
import type { MailSource, Prepared, Route } from '../../../src/modules/delivery/lanes/ports.js';
import { Settler } from '../../../src/modules/delivery/lanes/settler.js';
import { SocketBudget } from '../../../src/modules/delivery/lanes/socket-budget.js';
import {
  type ClaimedDelivery,
  LaneDirectory,
  LaneSessions,
  LaneWaits,
  SpoolFacade,
} from '../../../src/modules/spool/index.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { GivingWay } from '../../../src/platform/giving-way/giving-way.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { eventually } from '../../support/eventually.js';
import { type TestConfig, testConfig } from '../../support/test-config.js';

export interface WorkerOptions {
  sockets?: number;
  mails?: MailSource;
  sources?: LaneContext['sourcesOf'];
}

/** Writes a small message for each delivery, as rendering would. */
export class PlainMails implements MailSource {
  readonly verdicts = new Map<string, Prepared>();
  bytes = 500;

  prepare(deliveries: readonly ClaimedDelivery[]): Promise<Map<string, Prepared>> {
    return Promise.resolve(
      new Map(
        deliveries.map((delivery) => [delivery.id, this.verdicts.get(delivery.recipient) ?? this.mailTo(delivery)]),
      ),
    );
  }

  private mailTo(delivery: ClaimedDelivery): Prepared {
    const head = `From: a@example.org\r\nTo: ${delivery.recipient}\r\nMessage-ID: <${delivery.id}@example.org>\r\nX-Account: ${delivery.accountId}\r\n\r\n`;
    const message = Buffer.from(`${head}${'x'.repeat(60)}\r\n`.padEnd(this.bytes, 'y').concat('\r\n'));
    return {
      kind: 'mail',
      mail: { from: 'b+x@bounce.example.org', to: delivery.recipient, message, eightBit: false, utf8: false },
    };
  }
}

/** The spool on a database of its own, and as many workers as a test wants. */
export class LaneWorld {
  readonly clock = new Clock();
  readonly pool: HotPool;
  readonly spool: SpoolFacade;
  readonly lanes: LaneDirectory;
  readonly sessions: LaneSessions;
  readonly waits: LaneWaits;
  readonly problems: unknown[] = [];
  readonly hardBounces: string[] = [];
  readonly outcomes: string[] = [];
  /** How often any worker asked for a slot: more than connections and wake-ups explain is a loop. */
  slotsAsked = 0;
  /** Whatever any part of it asked the database. */
  statements = 0;
  private readonly supervisors: LaneSupervisor[] = [];

  private constructor(private readonly config: TestConfig) {
    this.pool = new HotPool(config.config);
    this.spool = new SpoolFacade(this.pool);
    this.lanes = new LaneDirectory(this.pool, this.clock);
    this.sessions = new LaneSessions(this.pool);
    this.waits = new LaneWaits(this.pool);
    const begin = this.sessions.begin.bind(this.sessions);
    this.sessions.begin = (now, workerId, slot) => ((this.slotsAsked += 1), begin(now, workerId, slot));
    const query = this.pool.query.bind(this.pool);
    this.pool.query = ((...asked: Parameters<typeof query>) => (
      (this.statements += 1),
      query(...asked)
    )) as typeof query;
  }

  static async start(): Promise<LaneWorld> {
    return new LaneWorld(await testConfig());
  }

  async stop(): Promise<void> {
    await Promise.all(this.supervisors.map((supervisor) => supervisor.drain(1_000)));
    await this.pool.onApplicationShutdown();
    await this.config.database.drop();
  }

  async worker(route: Route, options: WorkerOptions = {}): Promise<LaneSupervisor> {
    const { clock, spool, lanes, sessions } = this;
    const monotonicMs = (): number => clock.monotonicMs();
    const supervisor = new LaneSupervisor({
      workerId: await sessions.registerWorker('test'),
      clock,
      spool,
      lanes,
      sessions,
      route,
      settler: new Settler(spool, clock, (error) => this.problems.push(error)),
      budget: new SocketBudget(options.sockets ?? 100, monotonicMs),
      mails: options.mails ?? new PlainMails(),
      // How many connections a site gets must not be a matter of how busy the machine of the tests is.
      way: Object.assign(new GivingWay(clock), { helpsToOpenMore: () => true }),
      rates: { take: (_ip, _site, _rate, wanted) => Promise.resolve({ granted: wanted, retryInMs: 0 }) },
      bounces: {
        recordHardBounce: (delivery) => Promise.resolve(void this.hardBounces.push(delivery.recipient)),
      },
      sourcesOf: options.sources ?? (() => [{ ip: 'any', heloName: 'out.example.org' }]),
      count: (outcome) => this.outcomes.push(outcome),
      report: (problem) => this.problems.push(problem),
    });
    this.supervisors.push(supervisor);
    spool.onWake((laneIds) => supervisor.wake(laneIds));
    return supervisor;
  }

  /** Puts ready deliveries into the queue and answers their lanes. */
  async enqueue(
    recipients: readonly string[],
    more: { accountId?: string; expiresAt?: Instant; mailClass?: number; egress?: string } = {},
  ): Promise<number[]> {
    const now = this.clock.now();
    const accountId = more.accountId ?? '00000000-0000-7000-8000-00000000000a';
    const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
    const lanes = await this.lanes.lanesFor(more.egress ?? 'shared', recipients.map(domainOf));
    const rows = recipients.map((recipient) => ({
      id: newId(now),
      recipient,
      lane_id: lanes.get(domainOf(recipient)),
    }));
    await this.pool.query(
      `with r as (select * from jsonb_to_recordset($1::jsonb) as x (id uuid, recipient text, lane_id int)),
       recorded as (
         insert into deliveries (id, message_id, account_id, recipient, recipient_key, kind, status, updated_at)
           select id, id, $2, recipient, recipient, 0, 2, $3::timestamptz from r returning id, seq)
       insert into delivery_queue (id, seq, lane_id, class, state, account_id, message_id, recipient, expires_at, created_at)
         select r.id, d.seq, r.lane_id, $5, 0, $2, r.id, r.recipient, $4::timestamptz, $3::timestamptz from r join recorded d using (id)`,
      [
        JSON.stringify(rows),
        accountId,
        toIso(now),
        more.expiresAt === undefined ? null : toIso(more.expiresAt),
        more.mailClass ?? 1,
      ],
    );
    return [...new Set(lanes.values())];
  }

  /** Recipient → status word number, for those not over yet and those that are. */
  async statuses(): Promise<Map<string, number>> {
    const { rows } = await this.pool.query<{ recipient: string; status: number }>(
      'select recipient, status from deliveries',
    );
    return new Map(rows.map((row) => [row.recipient, row.status]));
  }

  async events(recipient: string): Promise<{ type: number; attempt: number; detail: Record<string, unknown> }[]> {
    const { rows } = await this.pool.query<{ type: number; attempt: number; detail: Record<string, unknown> }>(
      `select e.type, e.attempt, e.detail from mail_events e join deliveries d on d.id = e.delivery_id where d.recipient = $1 order by e.log_id`,
      [recipient],
    );
    return rows;
  }

  async queued(): Promise<
    { recipient: string; state: number; tries: number; next_at: Instant | null; ambiguous: boolean }[]
  > {
    const { rows } = await this.pool.query<{
      recipient: string;
      state: number;
      tries: number;
      next_at: Instant | null;
      ambiguous: boolean;
    }>('select recipient, state, tries, next_at, ambiguous from delivery_queue order by seq');
    return rows;
  }

  /** Until no row is ready or leased any more. */
  async settled(withinMs = 60_000): Promise<void> {
    await eventually(
      'all deliveries are settled',
      async () => (await this.queued()).every((row) => row.state !== 0 && row.state !== 4),
      withinMs,
    );
  }

  /** Until the queue is empty. */
  async emptied(withinMs = 60_000): Promise<void> {
    await eventually('the queue is empty', async () => (await this.queued()).length === 0, withinMs);
  }

  /** Moves business time; what became due is ready and its lanes are awake. */
  async later(ms: number, supervisor: LaneSupervisor): Promise<void> {
    this.clock.setOffset(this.clock.now() - this.clock.machineNow() + ms);
    const { rows } = await this.pool.query<{ lane_id: number }>('select * from spool_promote($1::timestamptz, 1000)', [
      toIso(this.clock.now()),
    ]);
    supervisor.wake([...rows.map((row) => row.lane_id), ...(await this.lanes.readyLanes())]);
  }
}
