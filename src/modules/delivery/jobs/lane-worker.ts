import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { Queues } from '../../../platform/queue/queues.js';
import { QuiescenceProbes } from '../../../platform/schedule/due-sources.js';
import { LaneSupervisor } from '../lanes/lane-supervisor.js';
import { Settler } from '../lanes/settler.js';
import { SocketBudget } from '../lanes/socket-budget.js';
import { Egress } from './egress.js';
import { LaneDoors } from './lane-doors.js';
import { LaneSweep } from './lane-sweep.js';
import { LookForWaitingLanes } from './look-for-waiting-lanes.js';
import { WorkerRegistration } from './worker-registration.js';

const JOBS_AT_ONCE = 50;

/** The worker role: runs lanes in this process. Bull jobs only hand a lane over and end. */
@Injectable()
export class LaneWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Lanes');
  private registration: WorkerRegistration | null = null;
  private supervisor: LaneSupervisor | null = null;
  private sweep: LaneSweep | null = null;
  private waiting: LookForWaitingLanes | null = null;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    @Inject(HotPool) private readonly pool: HotPool,
    private readonly queues: Queues,
    private readonly probes: QuiescenceProbes,
    private readonly doors: LaneDoors,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.has('worker')) return;
    const { lanes, sessions, spool, waits } = this.doors.queue;
    this.registration = new WorkerRegistration(this.pool, sessions, (err) =>
      this.failed('the worker registration failed', err),
    );
    const workerId = await this.registration.start();
    const supervisor = (this.supervisor = this.newSupervisor(workerId));
    this.stopListening = spool.onWake((laneIds) => supervisor.wake(laneIds));
    this.queues.process('lanes', JOBS_AT_ONCE, async ({ laneId }) => {
      await lanes.nextGeneration(laneId);
      if (this.config.testClock) await this.followClock();
      supervisor.wake([laneId]);
    });
    this.probes.register({ name: 'lanes', isIdle: () => Promise.resolve(supervisor.isAtRest) });
    this.sweep = new LaneSweep(
      lanes,
      sessions,
      supervisor,
      this.clock,
      (err) => this.failed('a sweep failed', err),
      (deliveries) => this.log.error({ msg: 'set apart: workers die with these deliveries', deliveries }),
    );
    this.sweep.start();
    this.waiting = new LookForWaitingLanes(waits, supervisor, (err) =>
      this.failed('waiting lanes were not found', err),
    );
    this.waiting.start();
    this.doors.observe(() => supervisor.openConnections);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening();
    this.sweep?.stop();
    this.waiting?.stop();
    await this.supervisor?.drain();
    await this.registration?.stop();
  }

  private newSupervisor(workerId: number): LaneSupervisor {
    const { clock, doors, config } = this;
    const monotonicMs = (): number => clock.monotonicMs();
    const egress = new Egress(config, doors.egress, clock);
    return new LaneSupervisor({
      workerId,
      clock,
      ...doors.forLanes(() => this.registration?.liveWorkers ?? 1),
      settler: new Settler(doors.queue.spool, clock, (err) => this.failed('results could not be recorded yet', err)),
      budget: new SocketBudget(config.values.DELIVERY_SOCKETS, monotonicMs),
      sourcesOf: egress.sourcesOf,
      egress,
      report: (problem) => this.log.error(problem),
    });
  }

  /** Another process may have moved the test clock; what it made ready must not look like tomorrow's mail here. */
  private async followClock(): Promise<void> {
    const { rows } = await this.pool.query<{ offset_ms: number }>('select offset_ms from clock_state');
    this.clock.setOffset(rows[0]!.offset_ms);
  }

  private failed(msg: string, err: unknown): void {
    this.log.warn({ msg, err });
  }
}
