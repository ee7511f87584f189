import { addMs, type Instant } from '../../../kernel/time/instant.js';
import type { LaneRow, MailClass, SessionOpened } from '../../spool/index.js';
import { siteCutMs } from '../rules/back-off.js';
import { replyShown } from '../rules/reply-shown.js';
import { LaneConnection } from './lane-connection.js';
import type { LaneContext, LaneTurn } from './lane-context.js';
import type { Source } from './ports.js';
import type { SocketUse } from './socket-budget.js';
import { SiteLimits } from './site-limits.js';

const RECHECK_MS = 60 * 60_000;
const MOVE_PAGE = 1_000;
const SYSTEM: MailClass = 0;
const TRANSACTIONAL: MailClass = 1;
const MARKETING: MailClass = 2;

/** Back-off of a whole site whose hosts cannot be reached, by failures in a row; the first costs nothing. */
const DIAL_PAUSES_MS = [0, 0, 60_000, 120_000, 300_000, 900_000];

/** One lane while this process works on it: its connections, its pauses, its turn among the classes. */
export class LaneRun implements LaneTurn {
  private lane: LaneRow | null = null;
  private readonly connections = new Set<LaneConnection>();
  private readonly idle = new Set<() => void>();
  private opening: Promise<void> | null = null;
  private again = false;
  private news = false;
  private claims = 0;
  private dialFailures = 0;
  private cuts = 0;
  private stopping = false;
  private readonly limits: SiteLimits;

  constructor(
    readonly laneId: number,
    private readonly context: LaneContext,
    private readonly onIdle: (run: LaneRun) => void,
  ) {
    this.limits = new SiteLimits(context);
  }

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
    this.news = true;
    for (const notice of this.idle) {
      this.idle.delete(notice);
      notice();
      return;
    }
    this.again = true;
    // Beside connections that answer, one of them will look soon; beside stuck ones it may take minutes.
    if (this.connections.size === 0 || !this.answersQuickly()) this.grow();
  }

  /** One more connection, as long as slots and sockets allow; opened one after the other. */
  grow(): void {
    if (this.opening || this.stopping) return;
    this.opening = this.open()
      .catch((err: unknown) => this.context.report({ msg: 'a lane could not start', err, laneId: this.laneId }))
      .finally(() => {
        this.opening = null;
        // A wake-up that came while the slot was being refused has not been looked at.
        if (this.again && this.connections.size === 0) this.grow();
        this.rest();
      });
  }

  /** Finishes what is being said, takes nothing new. */
  async drain(): Promise<void> {
    this.stopping = true;
    for (const notice of this.idle) notice();
    this.idle.clear();
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

  takeNews(): boolean {
    const { news } = this;
    this.news = false;
    return news;
  }

  /** Waits for a wake; false after the time, or when the lane is ending. */
  async moreWork(idleMs: number): Promise<boolean> {
    if (this.again) {
      this.again = false;
      return true;
    }
    if (this.stopping) return false;
    return new Promise((resolve) => {
      const { budget } = this.context;
      const end = (more: boolean): void => {
        clearTimeout(timer);
        this.idle.delete(notice);
        budget.idleNoMore(giveUp);
        resolve(more);
      };
      const notice = (): void => end(!this.stopping);
      const giveUp = (): void => end(false);
      const timer = setTimeout(giveUp, idleMs);
      if (budget.mayIdle(giveUp)) this.idle.add(notice);
      else giveUp();
    });
  }

  noteDialled(): void {
    this.dialFailures = 0;
  }

  /** After several failures in a row the site rests as a whole, instead of each of its messages finding out. */
  async noteDialFailure(source: Source, words: string): Promise<void> {
    this.dialFailures += 1;
    const pauseMs = DIAL_PAUSES_MS[Math.min(this.dialFailures, DIAL_PAUSES_MS.length - 1)]!;
    if (pauseMs > 0) await this.pause(source, addMs(this.context.clock.now(), pauseMs), 'site_paused', words);
  }

  noteTaken(): void {
    this.limits.noteTaken();
  }

  /** The receiver asked us to slow down: this address rests at this site. */
  async slowDown(source: Source, words: string): Promise<void> {
    this.cuts += 1;
    const until = addMs(this.context.clock.now(), siteCutMs(this.cuts, Math.random()));
    await this.pause(source, until, 'throttled', words);
  }

  openFewer(source: Source, words: string): Promise<boolean> {
    return this.limits.openFewer(source.ip, this.site, words);
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
      const opened = await this.openSlot(lane, source).catch((error: unknown) => {
        budget.release(lane.site, use);
        throw error;
      });
      if ('sessionId' in opened && !this.stopping) return this.start(lane, source, opened.sessionId, use);
      if ('sessionId' in opened) await sessions.close(opened.sessionId);
      budget.release(lane.site, use);
    }
  }

  /** A socket; where mail to many finds none, single mail has some of its own. Null when the lane has to wait for one. */
  private async takeSocket({ site }: LaneRow): Promise<SocketUse | null> {
    const { budget, lanes } = this.context;
    if (budget.take(site)) return 'many';
    const use = (await lanes.hasSingleMail(this.laneId)) ? 'single' : 'many';
    if (budget.take(site, use)) return use;
    budget.whenFree(site, this.laneId, () => this.wake(), use);
    return null;
  }

  /** A slot; when all are taken and the site has earned more, one of those. */
  private async openSlot(lane: LaneRow, source: Source): Promise<SessionOpened> {
    const { sessions, clock, workerId, route } = this.context;
    const { connections: maxSessions, mostConnections: mostSessions } = route.shapingOf(lane.site);
    const slot = { workerId, laneId: lane.id, ip: source.ip, site: lane.site, maxSessions, mostSessions };
    const opened = await sessions.open(clock.now(), slot);
    const full = 'refused' in opened && opened.refused === 'full' && opened.openSessions < mostSessions;
    if (!full || !(await this.limits.openMore(source.ip, lane.site))) return opened;
    return sessions.open(clock.now(), slot);
  }

  private start(lane: LaneRow, source: Source, sessionId: number, use: SocketUse): void {
    const connection = new LaneConnection(this, lane, source, sessionId, this.context);
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
    while (!this.stopping && (await this.context.spool.moveLane(lane.id, to, MOVE_PAGE)) === MOVE_PAGE);
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
