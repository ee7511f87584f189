import { addMs } from '../../../kernel/time/instant.js';
import type { ClaimedDelivery, LaneRow } from '../../spool/index.js';
import type { SendResult } from '../adapters/smtp-session/session-types.js';
import { FIRST_BATCH, nextBatch } from '../rules/batch-size.js';
import { isAboutConnections } from '../rules/learned-limit.js';
import { triesNextHost } from '../rules/next-host.js';
import type { Failure } from '../rules/reply.js';
import { delivered, givenBack, isOver, NO_FACTS, refused, unusable } from '../rules/settlement.js';
import { byDomain, domainOf, unreachable } from './by-domain.js';
import type { LaneContext, LaneTurn } from './lane-context.js';
import { LaneEgress } from './lane-egress.js';
import { LaneResults, SessionLost } from './lane-results.js';
import { HeldPlace } from './held-place.js';
import { MailAhead } from './mail-ahead.js';
import { PassingMail } from './passing-mail.js';
import { RateTokens } from './rate-tokens.js';
import type { Courier, Prepared, SiteAnswer, Source } from './ports.js';

/** A message that takes longer is no reason for those behind it to wait. */
const STUCK_MS = 5_000;
const DIALS_PER_MESSAGE = 3;

/** A session that has its slot, and what it claimed with it. */
export interface Begun {
  sessionId: number;
  first: ClaimedDelivery[];
}

/** One slot of a lane: claims deliveries in batches and says them to the receiver one after the other. */
export class LaneConnection {
  readonly ended: Promise<void>;
  private end: () => void = () => undefined;
  private courier: Courier | null = null;
  private batchSize = FIRST_BATCH;
  private readonly results: LaneResults;
  private readonly tokens: RateTokens;
  private readonly egress: LaneEgress;
  private readonly ahead: MailAhead;
  private waiting: ClaimedDelivery[] = [];
  private readonly passing: PassingMail;
  private readonly sendable = async (batch: readonly ClaimedDelivery[]): Promise<ClaimedDelivery[]> =>
    this.egress.allowed(await this.inPlace(await this.egress.stillHere(batch)));
  private aborted = false;
  /** It ended for the site's sake and gave its rows back: somebody else has to look for them. */
  private leavesWork = false;
  readonly place: HeldPlace;

  constructor(
    private readonly run: LaneTurn,
    private readonly lane: LaneRow,
    private readonly source: Source,
    private readonly begun: Begun,
    private readonly context: LaneContext,
  ) {
    const { sessionId } = begun;
    this.place = new HeldPlace(source.ip, () => context.clock.monotonicMs());
    this.ahead = new MailAhead(context);
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.results = new LaneResults(lane, source, sessionId, context);
    this.tokens = new RateTokens(lane.site, source.ip, context);
    this.egress = new LaneEgress(lane, source, context, this.results);
    this.passing = new PassingMail(run, { sessionId, laneId: lane.id }, context, {
      sendable: this.sendable,
      send: async (delivery, prepared) => !this.aborted && this.one(delivery, prepared),
    });
  }

  start(): void {
    this.context.settler.register(this.begun.sessionId);
    void this.work()
      .catch((err: unknown) => {
        if (!(err instanceof SessionLost))
          this.context.report({ msg: 'a lane connection failed', err, laneId: this.lane.id });
      })
      .then(() => this.finish());
  }

  abort(): void {
    this.aborted = true;
    this.courier?.destroy();
  }

  private async finish(): Promise<void> {
    this.courier?.close();
    this.passing.after();
    try {
      await this.egress.giveBackUnused();
      await this.results.end(this.place.yields ? 'yields' : 'ends');
    } catch (err) {
      if (!(err instanceof SessionLost))
        this.context.report({ msg: 'a lane session was left to its lease', err, laneId: this.lane.id });
    }
    this.context.settler.forget(this.begun.sessionId);
    this.end();
    if (this.leavesWork) this.context.wake([this.lane.id]);
  }

  private async work(): Promise<void> {
    const { idleSeconds } = this.context.route.shapingOf(this.lane.site);
    let asked = FIRST_BATCH;
    for (let batch = this.begun.first; ; batch = await this.claim(asked)) {
      // More may wait than one connection carries.
      if (batch.length >= asked) this.run.growIfItHelps();
      if (batch.length > 0 && !(await this.deliverTimed(batch))) return;
      // A short batch emptied the lane; whatever came since has announced itself.
      const idleMs = this.courier ? idleSeconds * 1_000 : 0;
      if (batch.length < asked && !(await this.run.moreWork(idleMs, this.place))) return;
      if (this.run.draining || this.place.yields) return;
      asked = this.batchSize;
    }
  }

  private claim(batch: number): Promise<ClaimedDelivery[]> {
    const classes = this.run.classOrder();
    return this.context.spool.claim({ sessionId: this.begun.sessionId, laneId: this.lane.id, classes, batch });
  }

  private async deliverTimed(batch: ClaimedDelivery[]): Promise<boolean> {
    const startedMs = this.context.clock.monotonicMs();
    const goOn = await this.deliver(batch);
    this.batchSize = nextBatch(this.batchSize, batch.length, this.context.clock.monotonicMs() - startedMs);
    return goOn;
  }

  /** Sends a batch; false when this connection should end (the site is down or resting). */
  private async deliver(batch: ClaimedDelivery[]): Promise<boolean> {
    this.waiting = await this.sendable(batch);
    // Whoever was refused for want of limits must not claim the same rows again and again.
    if (this.egress.exhausted) this.leavesWork = this.egress.othersMayGoOn;
    let ahead = this.ahead.prepare(this.waiting, 0);
    let goOn = true;
    while (this.waiting.length > 0 && goOn) {
      const { prepared, count } = await this.passing.meanwhile(ahead, this.waiting[0]!);
      ahead = this.ahead.prepare(this.waiting, count);
      for (let left = count; left > 0 && goOn && this.waiting.length > 0; left -= 1) {
        goOn = !this.aborted && !this.run.draining && (await this.passing.before(this.waiting[0]!));
        const delivery = goOn ? this.waiting.shift() : undefined;
        if (delivery) goOn = await this.one(delivery, prepared.get(delivery.id));
        this.passing.after();
      }
      this.results.recordSoon();
    }
    await ahead;
    this.giveBackRest();
    await this.egress.giveBackUnused();
    await this.results.settle();
    return goOn && !this.egress.exhausted;
  }

  /** A connection that is stuck must not sit on deliveries that others could make. */
  private giveBackRest(): void {
    const now = this.context.clock.now();
    for (const delivery of [...this.passing.take(), ...this.waiting.splice(0)])
      this.results.push(givenBack(delivery, now));
  }

  /** Rows whose domain has another site by now go to its lane; rows whose domain has none get that as their result. */
  private async inPlace(batch: ClaimedDelivery[]): Promise<ClaimedDelivery[]> {
    const { route } = this.context;
    const here: ClaimedDelivery[] = [];
    const groups = byDomain(batch);
    const answers = new Map<string, SiteAnswer>();
    await Promise.all(
      [...groups.keys()].map(async (domain) =>
        answers.set(domain, route.known(domain) ?? (await route.resolve(domain))),
      ),
    );
    for (const [domain, deliveries] of groups) {
      const answer = answers.get(domain)!;
      if (answer.kind === 'site' && answer.site === this.lane.site) here.push(...deliveries);
      else if (answer.kind === 'site') await this.move(deliveries, domain, answer.site);
      else for (const delivery of deliveries) await this.fail(delivery, unreachable(answer));
    }
    return here;
  }

  private async move(deliveries: ClaimedDelivery[], domain: string, site: string): Promise<void> {
    const { lanes, clock } = this.context;
    const laneId = await lanes.resolveDomain(this.lane.egress, domain, site, addMs(clock.now(), 3_600_000));
    this.results.push(...deliveries.map((delivery) => givenBack(delivery, clock.now(), laneId)));
    await this.results.settle();
    this.context.wake([laneId]);
  }

  private async one(delivery: ClaimedDelivery, prepared: Prepared | undefined): Promise<boolean> {
    const now = this.context.clock.now();
    if (isOver(delivery, now)) this.results.push(refused(delivery, 'expired', now));
    else if (!prepared) this.results.push(givenBack(delivery, now));
    else if (prepared.kind === 'unusable') this.results.push(unusable(delivery, prepared.why, now));
    else if (prepared.kind !== 'mail') this.results.push(refused(delivery, prepared.kind, now));
    else return this.attempt(delivery, prepared);
    return true;
  }

  private async attempt(delivery: ClaimedDelivery, prepared: Prepared & { kind: 'mail' }): Promise<boolean> {
    const avoid = new Set<string>();
    for (let dials = 1; ; dials += 1) {
      const courier = await this.reach(delivery, avoid);
      if (!courier) return false;
      const reused = courier.sent > 0;
      const result = await this.say(courier, delivery, prepared);
      if (result.kind === 'delivered') {
        this.results.push(delivered(delivery, result, courier.facts, this.context.clock.now()));
        this.run.noteTaken(this.source);
        return true;
      }
      if (result.kind === 'withheld') throw new SessionLost();
      // A kept connection may have been closed meanwhile; a fresh one may meet a host that is going down.
      const elsewhere = triesNextHost(result.failure) && !this.aborted && dials < DIALS_PER_MESSAGE;
      if (!elsewhere) return this.fail(delivery, result.failure, courier);
      if (!reused && courier.facts.ip) avoid.add(courier.facts.ip);
      this.drop();
    }
  }

  private async say(
    courier: Courier,
    delivery: ClaimedDelivery,
    prepared: Prepared & { kind: 'mail' },
  ): Promise<SendResult> {
    const { budget, clock } = this.context;
    await this.tokens.take(() => this.results.recordSoon());
    this.egress.noteUsed(delivery);
    const answered = budget.healthOf(this.lane.site).begin(clock.monotonicMs());
    const mark = this.results.mark(delivery.id);
    const stuck = setTimeout(() => this.stuckWith(delivery), STUCK_MS);
    try {
      return await courier.send(delivery, prepared.mail, () => mark);
    } finally {
      clearTimeout(stuck);
      answered(clock.monotonicMs());
    }
  }

  private stuckWith(delivery: ClaimedDelivery): void {
    if (this.waiting.length === 0 && !this.passing.isWaiting) return;
    this.giveBackRest();
    this.results.mark(delivery.id).then(
      () => this.context.wake([this.lane.id]),
      () => undefined,
    );
  }

  /** The open connection, or a new one. Null after the delivery got "cannot be reached" as its result. */
  private async reach(delivery: ClaimedDelivery, avoid: ReadonlySet<string>): Promise<Courier | null> {
    const { route, budget, clock } = this.context;
    const spent = this.courier && this.courier.sent >= route.shapingOf(this.lane.site).messagesPerConnection;
    if (this.courier && (spent || !this.courier.usable)) this.drop();
    if (this.courier) return this.courier;
    this.results.recordSoon();
    const answered = budget.healthOf(this.lane.site).begin(clock.monotonicMs());
    const to = { site: this.lane.site, domain: domainOf(delivery), source: this.source, avoid };
    const dialled = this.egress.checked(await route.dial(to).finally(() => answered(clock.monotonicMs())));
    if (dialled.kind === 'open') {
      this.courier = dialled.courier;
      this.run.noteDialled();
      return this.courier;
    }
    if (await this.goesOnWithFewer(dialled.failure)) {
      this.results.push(givenBack(delivery, clock.now()));
      return null;
    }
    const { failure } = dialled;
    const verdict = await this.results.recordFailure(delivery, failure, {
      ...NO_FACTS,
      host: dialled.host,
      ip: dialled.ip,
    });
    if (verdict.slowsSite) await this.run.slowDown(this.source, failure.text);
    else await this.run.noteDialFailure(this.source, failure);
    return null;
  }

  /** A site that wants fewer connections gets them, and is not rested: this one ends, the others go on. */
  private async goesOnWithFewer(failure: Failure): Promise<boolean> {
    if (!isAboutConnections(failure) || !(await this.run.openFewer(this.source, failure.text))) return false;
    this.leavesWork = true;
    return true;
  }

  private async fail(delivery: ClaimedDelivery, failure: Failure, courier?: Courier): Promise<boolean> {
    const verdict = await this.results.recordFailure(delivery, failure, courier?.facts ?? NO_FACTS);
    if (courier && !courier.usable) this.drop();
    if (!verdict.slowsSite) return true;
    if (!(await this.goesOnWithFewer(failure))) await this.run.slowDown(this.source, failure.text);
    return false;
  }

  private drop(): void {
    this.courier?.close();
    this.courier = null;
  }
}
