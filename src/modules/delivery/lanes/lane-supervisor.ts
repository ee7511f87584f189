import type { WantedPlace } from '../../spool/index.js';
import { placeToGiveUp } from './held-place.js';
import type { LaneContext } from './lane-context.js';
import { LaneRun } from './lane-run.js';
import { ManyGate } from './many-gate.js';
import { SiteLimits } from './site-limits.js';
import { WaitingLanes } from './waiting-lanes.js';

const DRAIN_MS = 25_000;
const [DESKS, DESKS_BESIDE_SINGLE_MAIL] = [16, 1];

/** All lanes that this process works on. Wakes go in; what comes out is settled deliveries. */
export class LaneSupervisor {
  private readonly runs = new Map<number, LaneRun>();
  private readonly context: LaneContext;
  private stopped = false;

  constructor(context: Omit<LaneContext, 'wake' | 'limits' | 'gate' | 'desks' | 'waiting'>) {
    const { way } = context;
    const limits = new SiteLimits(context);
    const gate = new ManyGate(way);
    const desks = new ManyGate({
      noteHeldBack: () => undefined,
      get allowance() {
        return way.isSingleAbout ? DESKS_BESIDE_SINGLE_MAIL : DESKS;
      },
    });
    const waiting = new WaitingLanes(
      () => context.clock.monotonicMs(),
      (place) => this.makeRoom([place]),
    );
    this.context = { ...context, limits, gate, desks, waiting, wake: (laneIds) => this.wake(laneIds) };
  }

  /** Looks for ready rows in these lanes; cheap when they are already being worked on. */
  wake(laneIds: readonly number[]): void {
    if (this.stopped) return;
    for (const laneId of laneIds) this.runOf(laneId).wake();
  }

  /** Whether this process works on the lane at all. */
  has(laneId: number): boolean {
    return this.runs.has(laneId);
  }

  /** Other lanes wait for connections of these sites: one of ours gives up its place for each of them. */
  makeRoom(wanted: readonly WantedPlace[]): void {
    for (const { ip, site, lanes } of wanted) {
      const held = [...this.runs.values()].filter((run) => run.site === site).map((run) => run.placesFrom(ip));
      placeToGiveUp(held, lanes)?.giveUp();
    }
  }

  get isAtRest(): boolean {
    return [...this.runs.values()].every((run) => run.isAtRest);
  }

  get openConnections(): number {
    let open = 0;
    for (const run of this.runs.values()) open += run.openConnections;
    return open;
  }

  /** Stops claiming, lets current messages finish, then ends what is still open; its rows become ready again. */
  async drain(withinMs = DRAIN_MS): Promise<void> {
    this.stopped = true;
    const runs = [...this.runs.values()];
    const drained = Promise.all(runs.map((run) => run.drain()));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), withinMs);
    });
    if ((await Promise.race([drained, late])) === 'late') {
      for (const run of runs) run.abort();
      await drained;
    }
    clearTimeout(timer);
  }

  private runOf(laneId: number): LaneRun {
    let run = this.runs.get(laneId);
    if (!run) {
      run = new LaneRun(laneId, this.context, (idle) => {
        if (this.runs.get(laneId) === idle) this.runs.delete(laneId);
      });
      this.runs.set(laneId, run);
    }
    return run;
  }
}
