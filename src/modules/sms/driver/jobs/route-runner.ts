import { Logger } from '@nestjs/common';
import { addMs } from '../../../../kernel/time/instant.js';
import { Signal } from '../../../../platform/queue/signal.js';
import type { RoundResult, SendingSession, ToldReceipt } from '../../messages/index.js';
import type { HeldSession, SessionNews, SmsRoute } from '../../routes/index.js';
import { BindFault, type CarrierListener, type CarrierSession } from '../adapters/carrier.port.js';
import { keptId, keptIdsFor } from '../rules/carrier-id.js';
import { rebindDelayMs } from '../rules/rebind-delay.js';
import { SendRate } from '../rules/send-rate.js';
import { Batches } from './batches.js';
import { RouteSender } from './route-sender.js';
import type { RunnerTools } from './runner-tools.js';

const HEARTBEAT_MS = 4_000;
/** Nobody waits for what a submission came to; receipts are waited for by their carrier. */
const GATHER_MS = 10;
const DRAIN_MS = 10_000;
const SANDBOX_TPS = 10_000;

/** Holds one bind of a route: signs in, sends, signs in again when it was lost, and says how it fares. */
export class RouteRunner {
  private readonly log = new Logger('RouteRunner');
  private readonly signal = new Signal();
  private readonly rate: SendRate;
  private readonly results: Batches<RoundResult>;
  private readonly receipts: Batches<ToldReceipt>;
  private readonly sending: SendingSession;
  private ending = false;
  private sender: RouteSender | null = null;
  private session: CarrierSession | null = null;
  private news: SessionNews;

  constructor(
    private readonly tools: RunnerTools,
    readonly route: SmsRoute,
    private readonly held: HeldSession,
  ) {
    const { smpp, id: routeId } = route;
    const share = smpp === null ? SANDBOX_TPS : Math.max(0.1, smpp.tps / smpp.binds);
    this.rate = new SendRate(share, tools.clock.monotonicMs());
    this.sending = { id: held.id, routeId, onUnknown: smpp?.onUnknown ?? 'keep' };
    this.news = { state: 'connecting', boundAt: null, nextBindAt: null, failures: held.failures, rate: null };
    const failed = (err: unknown): void =>
      this.log.warn({ msg: 'what a carrier said could not be written; trying again', route: route.name, err });
    const { settling, receipts } = tools.messages;
    this.results = new Batches((batch) => settling.run(this.sending, batch), failed, GATHER_MS);
    this.receipts = new Batches((batch) => receipts.record(routeId, batch), failed);
  }

  get unsettled(): number {
    return this.results.size + this.receipts.size;
  }

  async run(): Promise<void> {
    const beat = setInterval(() => void this.say({}), HEARTBEAT_MS);
    try {
      while (!this.ending) await this.bindOnce();
    } finally {
      clearInterval(beat);
      await Promise.all([this.results.finish(DRAIN_MS), this.receipts.finish(DRAIN_MS)]);
      await this.tools.sessions.release(this.held.id).catch(() => undefined);
    }
  }

  /** Submits nothing more; what is under way is waited for. */
  stop(): void {
    this.ending = true;
    this.sender?.stop();
    this.signal.raise();
  }

  private async bindOnce(): Promise<void> {
    await this.say({ state: 'connecting', nextBindAt: null });
    const why = await this.openOrFault();
    if (why !== null) {
      await this.rest(why);
      return;
    }
    const session = this.session!;
    await this.say({ state: 'bound', boundAt: this.tools.clock.now(), failures: 0 });
    this.sender = new RouteSender(this.tools, this.route, this.sending, this.rate, this.results);
    if (this.ending) this.sender.stop();
    await this.sender.run(session);
    await this.say({ state: this.ending ? 'draining' : 'connecting', boundAt: null });
    await session.drain(DRAIN_MS);
    await this.sender.settled();
    this.session = null;
    if (!this.ending) await this.rest({ why: 'network', text: await session.ended });
  }

  private async openOrFault(): Promise<{ why: 'network' | 'refused'; text: string } | null> {
    try {
      const carrier = await this.tools.carriers.of(this.route);
      this.session = await carrier.open(this.listener());
      return null;
    } catch (error) {
      if (error instanceof BindFault) return { why: error.why, text: error.code };
      return { why: 'network', text: (error as Error).message };
    }
  }

  private async rest({ why, text }: { why: 'network' | 'refused'; text: string }): Promise<void> {
    if (this.ending) return;
    const { clock } = this.tools;
    const failures = this.news.failures + 1;
    const delayMs = rebindDelayMs(failures, why, Math.random());
    this.log.warn({ msg: 'a route is not bound', route: this.route.name, because: text, failures, delayMs });
    const now = clock.now();
    await this.say({
      state: 'waiting',
      boundAt: null,
      failures,
      nextBindAt: addMs(now, delayMs),
      error: { text, at: now },
    });
    await this.signal.wait(delayMs);
  }

  /** A bind that somebody else has taken over is given up at once. */
  private async say(news: Partial<SessionNews>): Promise<void> {
    const { error, ...rest } = news;
    this.news = { ...this.news, ...rest, rate: Math.round(this.rate.present * 100) / 100 };
    try {
      const said = error === undefined ? this.news : { ...this.news, error };
      if (!(await this.tools.sessions.renew(this.held.id, said))) this.stop();
    } catch (err) {
      this.log.warn({ msg: 'the lease of a bind could not be renewed', route: this.route.name, err });
    }
  }

  private listener(): CarrierListener {
    const { messages } = this.tools;
    const { id: routeId, smpp } = this.route;
    return {
      onReceipt: ({ carrierId, status, code }, addresses) => {
        const carrierIds = keptIdsFor(carrierId, smpp?.receiptIds ?? 'same');
        return this.receipts.add({ carrierIds, addresses, status, code });
      },
      onInbound: async (text) => {
        try {
          await messages.inbound.run(routeId, { ...text, externalKey: null });
        } catch (err) {
          this.log.warn({
            msg: 'a text that came in was not kept; the carrier brings it again',
            route: this.route.name,
            err,
          });
          throw err;
        }
      },
      onLateAnswer: ({ messageId, attempt, part }, outcome) => {
        if (outcome.kind !== 'accepted') return Promise.resolve();
        const kept = { ...outcome, carrierId: keptId(outcome.carrierId) };
        return this.results.add({ messageId, attempt, outcomes: new Map([[part, kept]]) });
      },
    };
  }
}
