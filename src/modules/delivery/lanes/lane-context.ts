import type { Clock } from '../../../platform/clock/clock.js';
import type { DeliveryResult, LaneDirectory, LaneSessions, MailClass, SpoolFacade } from '../../spool/index.js';
import type { Failure } from '../rules/reply.js';
import type { GivingWay } from '../../../platform/giving-way/giving-way.js';
import type { LaneNews } from './lane-news.js';
import type { ManyGate } from './many-gate.js';
import type { HeldPlace } from './held-place.js';
import type { BounceSink, EgressGate, MailSource, RateLimiter, Route, Source } from './ports.js';
import type { Settler } from './settler.js';
import type { SiteLimits } from './site-limits.js';
import type { SocketBudget } from './socket-budget.js';
import type { WaitingLanes } from './waiting-lanes.js';

/** Everything lanes need from outside; tests give their own. */
export interface LaneContext {
  workerId: number;
  clock: Pick<Clock, 'now' | 'monotonicMs'>;
  spool: Pick<SpoolFacade, 'claim' | 'moveLane'>;
  lanes: Pick<LaneDirectory, 'findLane' | 'lanesFor' | 'resolveDomain' | 'laneOfSite' | 'hasSingleMail'>;
  sessions: Pick<LaneSessions, 'begin' | 'close' | 'shapeSite' | 'limitOf' | 'learnLimit'>;
  settler: Settler;
  budget: SocketBudget;
  limits: SiteLimits;
  waiting: WaitingLanes;
  route: Route;
  mails: MailSource;
  rates: RateLimiter;
  /** How much mail to many single mail and this machine bear. */
  way: Pick<GivingWay, 'noteSingle' | 'noteOwn' | 'helpsToOpenMore' | 'allowance' | 'noteHeldBack' | 'isSingleAbout'>;
  /** Places of messages to many that are being said. */
  gate: ManyGate;
  /** Places at which mail to many is rendered and signed. */
  desks: ManyGate;
  bounces: BounceSink;
  /** The addresses of an egress, in order of preference. */
  sourcesOf(egress: string): readonly Source[];
  /** Without it every row is right where it waits, and nothing is limited. */
  egress?: EgressGate;
  /** Passes a wake on, here or to other processes. */
  wake(laneIds: readonly number[]): void;
  /** Counts what became of an attempt. */
  count(outcome: string, replyClass: string): void;
  /** Told of each result at a site, for those who look at sites. */
  observe?(site: string, ip: string, result: DeliveryResult): void;
  report(problem: { msg: string; err?: unknown; laneId?: number }): void;
}

/** What a connection asks of the lane it works for. */
export interface LaneTurn {
  readonly draining: boolean;
  /** The class to claim from next, and what comes behind it. */
  classOrder(): readonly MailClass[];
  /** What woke it up: it may be more urgent than what is being sent. */
  readonly news: LaneNews;
  /** More waits than one connection carries. */
  growIfItHelps(): void;
  /** Waits for a wake-up; false after the time, when the lane is ending or others want the place. */
  moreWork(idleMs: number, place: HeldPlace): Promise<boolean>;
  noteDialled(): void;
  noteDialFailure(source: Source, failure: Failure): Promise<void>;
  /** A mail was taken without a complaint. */
  noteTaken(source: Source): void;
  /** The receiver asked for less speed, in these words. */
  slowDown(source: Source, words: string): Promise<void>;
  /** The receiver asked for fewer connections. False when there is one only, so that nothing but a rest is left. */
  openFewer(source: Source, words: string): Promise<boolean>;
}
