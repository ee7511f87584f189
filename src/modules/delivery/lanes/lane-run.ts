import { addMs, type Instant } from '../../../kernel/time/instant.js';
import { type LaneRow, type MailClass, MOVE_PAGE, type SessionBegun } from '../../spool/index.js';
import { siteCutMs } from '../rules/back-off.js';
import { FIRST_BATCH } from '../rules/batch-size.js';
import type { Failure } from '../rules/reply.js';
import { replyShown } from '../rules/reply-shown.js';
import type { HeldPlace } from './held-place.js';
import { type Begun, LaneConnection } from './lane-connection.js';
import type { LaneContext, LaneTurn } from './lane-context.js';
import { LaneNews } from './lane-news.js';
import type { Source } from './ports.js';
import type { SocketUse } from './socket-budget.js';

const RECHECK_MS = 60 * 60_000;
/** A site that gave its last slot is asked for another one after this long, while connections are open. */
const FULL_MS = 250;
const [SYSTEM, TRANSACTIONAL, MARKETING] = [0, 1, 2] as const;

/** Back-off of a whole site whose hosts cannot be reached, by failures in a row; the first costs nothing. */
const DIAL_PAUSES_MS = [0, 0, 60_000, 120_000, 300_000, 900_000];

/** One lane while this process works on it: its connections, its pauses, its turn among the classes. */
export class LaneRun implements LaneTurn {
  readonly news = new LaneNews();
  private lane: LaneRow | null = null;
  private readonly connections = new Set<LaneConnection>();
  private readonly idle = new Set<() => void>();
  private opening: Promise<void> | null = null;
  private again = false;
  private claims = 0;
  private dialFailures = 0;
  private cuts = 0;
  private stopping = false;
  private fullUntilMs = 0;
  /** A socket that came free for this lane. */
  private handed: SocketUse | null = null;

  constructor(
    readonly laneId: number,
    private readonly context: LaneContext,
    private readonly onIdle: (run: LaneRun) => void,
  ) {}

  get site(): string {
    return this.lane?.site ?? '';
  }

  get openConnections(): number {
    return this.connections.size;
  }

  /** Nothing is being sent or looked for; open connections only wait. */
  get isAtRest(): boolean {
    return this.opening === null && !this.again && this.idle.size === this.connections.size;
  }

  /** There may be ready rows: an idle connection looks, or a new one opens. */
  wake(): void {
    if (this.stopping) return;
    this.news.come();
    for (const notice of this.idle) {
      this.idle.delete(notice);
      notice();
      return;
    }
    this.again = true;
    if (this.news.tellOne()) return;
    // Beside connections that answer, one of them will look soon; beside stuck ones it may take minutes.
    if (this.connections.size === 0 || !this.answersQuickly()) this.grow();
  }

  /** Unless what connections wait for is this process, rather than the receiver. */
  growIfItHelps(): void {
    const { budget, clock, way } = this.context;
    if (way.helpsToOpenMore(budget.healthOf(this.site).latencyMs(clock.monotonicMs()))) this.grow();
  }

  /** One more connection, as long as slots and sockets allow; opened one after the other. */
  grow(): void {
    if (this.opening || this.stopping || this.isFull) return;
    this.opening = this.open()
      .catch((err: unknown) => this.context.report({ msg: 'a lane could not start', err, laneId: this.laneId }))
      .finally(() => {
        this.opening = null;
        // A wake-up that came while the slot was being refused has not been looked at; nor a socket that came for it.
        if ((this.again || this.handed !== null) && this.connections.size === 0) this.grow();
        if (!this.opening) this.giveBackHanded();
        this.rest();
      });
  }

  /** What its connections hold of the site from one of our addresses. */
  placesFrom(ip: string): HeldPlace[] {
    return [...this.connections].map(({ place }) => place).filter((place) => place.ip === ip);
  }

  /** Finishes what is being said, takes nothing new. */
  async drain(): Promise<void> {
    this.stopping = true;
    this.context.budget.stopWaiting(this.laneId);
    for (const notice of this.idle) notice();
    this.idle.clear();
    this.news.end();
    await this.opening;
    await Promise.all([...this.connections].map((connection) => connection.ended));
  }

  /** Ends connections that did not finish in time; their rows are ready again when the slots close. */
  abort(): void {
    for (const connection of this.connections) connection.abort();
  }

  get draining(): boolean {
    return this.stopping;
  }

  /** The class to claim from next: strictly by rank, except that one batch in ten starts with marketing. */
  classOrder(): readonly MailClass[] {
    this.claims += 1;
    return this.claims % 10 === 0 ? [MARKETING, SYSTEM, TRANSACTIONAL] : [SYSTEM, TRANSACTIONAL, MARKETING];
  }

  /** Waits for a wake; false after the time, when the lane is ending or others want the place. */
  async moreWork(idleMs: number, place: HeldPlace): Promise<boolean> {
    if (this.again) {
      this.again = false;
      return true;
    }
    if (this.stopping || this.context.waiting.isWanted(place.ip, this.site)) return false;
    return new Promise((resolve) => {
      const { budget } = this.context;
      const end = (more: boolean): void => {
        clearTimeout(timer);
        this.idle.delete(notice);
        budget.idleNoMore(giveUp);
        place.endIdle = null;
        resolve(more);
      };
      const notice = (): void => end(!this.stopping);
      const giveUp = (): void => end(false);
      const timer = setTimeout(giveUp, idleMs);
      if (!budget.mayIdle(giveUp)) return giveUp();
      this.idle.add(notice);
      place.endIdle = giveUp;
    });
  }

  noteDialled(): void {
    this.dialFailures = 0;
  }

  /** After several failures in a row the site rests as a whole, instead of each of its messages finding out. */
  async noteDialFailure(source: Source, failure: Failure): Promise<void> {
    this.dialFailures += 1;
    await this.context.limits.strained(source.ip, this.site, failure.text);
    const pauseMs = DIAL_PAUSES_MS[Math.min(this.dialFailures, DIAL_PAUSES_MS.length - 1)]!;
    if (pauseMs > 0) await this.pause(source, addMs(this.context.clock.now(), pauseMs), 'site_paused', failure.text);
  }

  noteTaken(source: Source): void {
    this.context.limits.noteTaken(source.ip, this.site);
  }

  /** The receiver asked us to slow down: this address rests at this site, and comes back with fewer connections. */
  async slowDown(source: Source, words: string): Promise<void> {
    this.cuts += 1;
    await this.context.limits.throttled(source.ip, this.site, words);
    const until = addMs(this.context.clock.now(), siteCutMs(this.cuts, Math.random()));
    await this.pause(source, until, 'throttled', words);
  }

  openFewer(source: Source, words: string): Promise<boolean> {
    return this.context.limits.openFewer(source.ip, this.site, words);
  }

  private async pause(
    source: Source,
    pausedUntil: Instant,
    because: 'throttled' | 'site_paused',
    words: string,
  ): Promise<void> {
    const at = this.context.clock.now();
    await this.context.sessions.shapeSite(source.ip, this.site, { pausedUntil, because, reply: replyShown(words), at });
  }

  private async open(): Promise<void> {
    this.again = false;
    const lane = (this.lane ??= await this.context.lanes.findLane(this.laneId));
    if (!lane || (await this.movedOn(lane))) return;
    const { budget, sessions } = this.context;
    for (const source of this.context.sourcesOf(lane.egress)) {
      const use = await this.takeSocket(lane);
      if (use === null) return;
      const begun = await this.begin(lane, source).catch((error: unknown) => {
        budget.release(lane.site, use);
        throw error;
      });
      if ('sessionId' in begun && !this.stopping) return this.start(lane, source, begun, use);
      if ('sessionId' in begun) await sessions.close(begun.sessionId);
      budget.release(lane.site, use);
      if ('refused' in begun && begun.handOn !== null) this.context.wake([begun.handOn]);
      if ('refused' in begun && begun.refused === 'empty') return;
    }
  }

  /** A socket; where mail to many finds none, single mail has some of its own. Null when the lane has to wait for one. */
  private async takeSocket({ site }: LaneRow): Promise<SocketUse | null> {
    const { budget, lanes } = this.context;
    const take = (use: SocketUse): SocketUse | null => this.takeHanded() ?? (budget.take(site, use) ? use : null);
    let taken = take('many');
    if (taken === null) {
      const use = (await lanes.hasSingleMail(this.laneId)) ? 'single' : 'many';
      taken = take(use);
      if (taken === null && !this.stopping)
        budget.whenFree(site, this.laneId, (granted) => this.handOver(granted), use);
    }
    if (taken !== null) budget.stopWaiting(this.laneId);
    return taken;
  }

  private handOver(use: SocketUse): void {
    if (this.handed !== null || this.stopping) return this.context.budget.release(this.site, use);
    this.handed = use;
    // Whoever is looking for one just now finds it.
    if (!this.opening) this.grow();
    if (!this.opening) this.giveBackHanded();
  }

  private takeHanded(): SocketUse | null {
    const use = this.handed;
    this.handed = null;
    return use;
  }

  private giveBackHanded(): void {
    const use = this.takeHanded();
    if (use !== null) this.context.budget.release(this.site, use);
  }

  /** A slot and the first batch; when all slots are taken and the site has earned more, one of those. */
  private async begin(lane: LaneRow, source: Source): Promise<SessionBegun> {
    const { sessions, clock, workerId, route, limits, waiting } = this.context;
    const { connections: maxSessions, mostConnections: mostSessions } = route.shapingOf(lane.site);
    const claim = { laneId: lane.id, classes: this.classOrder(), batch: FIRST_BATCH };
    const slot = { ...claim, ip: source.ip, site: lane.site, maxSessions, mostSessions };
    const isFull = (begun: SessionBegun): boolean => 'refused' in begun && begun.refused === 'full';
    let begun = await sessions.begin(clock.now(), workerId, slot);
    if (isFull(begun) && begun.openSessions < mostSessions && (await limits.openMore(source.ip, lane.site)))
      begun = await sessions.begin(clock.now(), workerId, slot);
    if (isFull(begun) || ('refused' in begun && begun.refused === 'others'))
      this.fullUntilMs = clock.monotonicMs() + FULL_MS;
    waiting.note(lane.id, slot, begun, this.connections.size > 0);
    return begun;
  }

  /** Only beside open connections: they ask again, a lane without any would not be looked at any more. */
  private get isFull(): boolean {
    return this.connections.size > 0 && this.context.clock.monotonicMs() < this.fullUntilMs;
  }

  private start(lane: LaneRow, source: Source, begun: Begun, use: SocketUse): void {
    const connection = new LaneConnection(this, lane, source, begun, this.context);
    this.connections.add(connection);
    void connection.ended.then(() => {
      this.connections.delete(connection);
      this.context.budget.release(lane.site, use);
      if (this.again && this.connections.size === 0) this.grow();
      this.rest();
    });
    connection.start();
  }

  private answersQuickly(): boolean {
    return this.context.budget.healthOf(this.site).isQuick(this.context.clock.monotonicMs());
  }

  private rest(): void {
    if (this.connections.size === 0 && this.opening === null && !this.context.budget.isWaiting(this.laneId))
      this.onIdle(this);
  }

  /** A domain whose site is found: its rows go to the lane of the site. True when this lane has nothing left to do. */
  private async movedOn(lane: LaneRow): Promise<boolean> {
    if (!lane.provisional && lane.movedTo === null) return false;
    const to = lane.movedTo ?? (await this.placeOf(lane));
    if (to === null || to === lane.id) return false;
    while (!this.stopping && (await this.context.spool.moveLane(lane.id, to)) === MOVE_PAGE);
    this.context.wake([to]);
    return true;
  }

  private async placeOf(lane: LaneRow): Promise<number | null> {
    const domain = lane.site.slice('domain:'.length);
    const answer = await this.context.route.resolve(domain);
    // No site: the rows are claimed here and get the failure as their result.
    if (answer.kind === 'failure') return null;
    const recheckAt = addMs(this.context.clock.now(), RECHECK_MS);
    return this.context.lanes.resolveDomain(lane.egress, domain, answer.site, recheckAt);
  }
}
