import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Signal } from '../../../../platform/queue/signal.js';
import { blocksAgainst, type ClaimedSms, type RoundResult, type SendingSession } from '../../messages/index.js';
import { servedBy, type SmsRoute, upOf } from '../../routes/index.js';
import type { CarrierSession } from '../adapters/carrier.port.js';
import { SendRate } from '../rules/send-rate.js';
import type { Batches } from './batches.js';
import type { RunnerTools } from './runner-tools.js';
import { sendMessage } from './send-message.js';
import { Slots } from './slots.js';

const POLL_MS = 250;
const GATHER_MS = 3;
const COUNTRIES_FRESH_MS = 1_000;
/** What is answered and not yet written; more would be in doubt after a crash. */
const MOST_UNSETTLED = 500;
const FIRST_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** Keeps the window of one bound session full, as fast as its carrier allows, with what its route is to carry. */
export class RouteSender {
  private readonly log = new Logger('RouteSender');
  private readonly signal = new Signal();
  private readonly slots: Slots;
  private readonly underWay = new Set<Promise<void>>();
  private countries: { list: string[]; at: number } | null = null;
  private lastAccount = FIRST_ACCOUNT;
  private ending = false;

  constructor(
    private readonly tools: RunnerTools,
    private readonly route: SmsRoute,
    private readonly held: SendingSession,
    private readonly rate: SendRate,
    private readonly results: Batches<RoundResult>,
  ) {
    this.slots = new Slots(route.smpp?.window ?? 20);
  }

  /** Until `stop`, or until the session is over; what was claimed is settled when it answers. */
  async run(session: CarrierSession): Promise<void> {
    void session.ended.then(() => this.stop());
    while (!this.ending) {
      try {
        const waitMs = await this.once(session);
        if (waitMs > 0 && !this.ending) await this.signal.wait(waitMs);
      } catch (err) {
        this.log.warn({ msg: 'messages could not be claimed; trying again', route: this.route.name, err });
        await this.signal.wait(POLL_MS * 4);
      }
    }
  }

  stop(): void {
    this.ending = true;
    this.signal.raise();
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Answers how long nothing can be done. */
  private async once(session: CarrierSession): Promise<number> {
    // Answers come close together; what makes room within a moment is filled by one claim.
    if (this.slots.free < this.slots.size / 2) await pause(GATHER_MS);
    const room = Math.min(this.slots.free, MOST_UNSETTLED - this.results.size);
    if (room <= 0) return POLL_MS;
    const now = this.tools.clock.monotonicMs();
    const allowed = this.rate.take(room, now);
    if (allowed === 0) return Math.max(1, Math.min(POLL_MS, this.rate.waitMs(now)));
    const countries = await this.served();
    const claimed = await this.tools.messages.queue.unscopedClaim(
      { id: this.held.id, routeId: this.route.id },
      countries,
      this.lastAccount,
      allowed,
    );
    this.rate.giveBack(allowed - claimed.length);
    this.lastAccount = claimed.at(-1)?.accountId ?? FIRST_ACCOUNT;
    if (claimed.length === 0) {
      this.countries = null;
      return POLL_MS;
    }
    for (const message of await this.sendable(claimed)) this.begin(message, session);
    return 0;
  }

  private begin(message: ClaimedSms, session: CarrierSession): void {
    this.rate.owe(message.parts - 1);
    const longTexts = this.route.smpp?.longTexts ?? 'udh';
    const sending: Promise<void> = sendMessage(message, session, this.slots, longTexts)
      .then((outcomes) => {
        if ([...outcomes.values()].some(({ kind }) => kind === 'throttled'))
          this.rate.slowDown(this.tools.clock.monotonicMs());
        this.signal.raise();
        const { messageId, attempt } = message;
        return this.results.add({ messageId, attempt, outcomes });
      })
      .finally(() => {
        this.underWay.delete(sending);
        this.signal.raise();
      });
    this.underWay.add(sending);
  }

  /** Without what a block, a STOP or its age keeps from being sent: that is written before anything leaves. */
  private async sendable(claimed: readonly ClaimedSms[]): Promise<ClaimedSms[]> {
    const gates = await this.tools.accounts.gatesOf([...new Set(claimed.map(({ accountId }) => accountId))]);
    const now = this.tools.clock.now();
    const held = claimed.filter(({ accountId, kind }) => {
      const gate = gates.get(accountId);
      return gate === undefined || gate.closed || blocksAgainst(gate, kind).length > 0;
    });
    const rest = claimed.filter((one) => !held.includes(one));
    const stopped = rest.filter((one) => one.stopped && one.done.length === 0 && one.unknown.length === 0);
    const expired = rest.filter((one) => !stopped.includes(one) && one.expiresAt <= now);
    const ids = (all: readonly ClaimedSms[]): string[] => all.map(({ messageId }) => messageId);
    if (held.length + stopped.length + expired.length > 0)
      await this.tools.messages.line.giveUpClaims({ held: ids(held), stopped: ids(stopped), expired: ids(expired) });
    return rest.filter((one) => !stopped.includes(one) && !expired.includes(one));
  }

  private async served(): Promise<string[]> {
    const now = this.tools.clock.monotonicMs();
    if (this.countries === null || now - this.countries.at > COUNTRIES_FRESH_MS) {
      const { routes, sessions } = await this.tools.routes.atWork();
      const waiting = await this.tools.messages.queue.unscopedCountries();
      const up = upOf(sessions).add(this.route.id);
      this.countries = { list: servedBy(this.route.id, waiting, routes, up), at: now };
    }
    return this.countries.list;
  }
}
