import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountBlocks, AccountTrust, isOpen } from '../../../accounts/index.js';
import { AlertsRepository } from '../../alerts/index.js';
import { SendingRecordsRepository, type SendingSums } from '../../record/index.js';
import { type RatioWatch, RatioWatchesRepository } from '../data/ratio-watches.repository.js';
import { judgeBounces, judgeComplaints, type Measured, type RatioVerdict } from '../rules/judge-ratios.js';
import { countedFrom, measureBounces, measureComplaints, type SentFacts } from '../rules/measure.js';
import { WINDOW_DAYS } from '../rules/ratio-window.js';
import type { SendingTerms } from '../rules/sending-terms.js';
import { ActOnVerdict } from './act-on-verdict.js';

/** What is known of an account's sending, each thing counted where it belongs. */
@Injectable()
export class RatioFacts {
  constructor(
    readonly records: SendingRecordsRepository,
    readonly alerts: AlertsRepository,
    readonly blocks: AccountBlocks,
  ) {}
}

/** Looks at the ratios of one account under its lock, so that of several schedulers one acts. */
@Injectable()
export class JudgeAccountRatios {
  constructor(
    private readonly trust: AccountTrust,
    private readonly facts: RatioFacts,
    private readonly watches: RatioWatchesRepository,
    private readonly act: ActOnVerdict,
  ) {}

  async judgeIn(tx: Tx, scope: AccountScope, terms: SendingTerms): Promise<void> {
    const account = await this.trust.lockIn(tx, scope);
    if (!account || account.status === 'closing' || account.status === 'closed') return this.watches.rest(tx, scope);
    const { records } = this.facts;
    const life = await records.of(tx, scope);
    const lately = await records.lately(tx, scope, WINDOW_DAYS);
    for (const found of await this.watches.of(tx, scope)) {
      const watch = await this.noticeLift(tx, scope, found, life);
      const sent: SentFacts = { now: tx.now, life, lately, fresh: watch.fresh };
      const [measured, verdict] = await this.judge(tx, scope, watch, sent, terms);
      const after = await this.act.in(tx, watch, measured, verdict);
      await this.watches.save(tx, after, lookAgainAt(tx.now, after));
    }
  }

  /** Once people have lifted what the rule raised, counting begins anew: nothing is held against anybody twice. */
  private async noticeLift(tx: Tx, scope: AccountScope, watch: RatioWatch, life: SendingSums): Promise<RatioWatch> {
    if (watch.blockId === null) return watch;
    const block = await this.facts.blocks.findIn(tx, scope, watch.blockId);
    if (block && isOpen(block, tx.now)) return watch;
    const { accepted, delivered, bounced } = life;
    const fresh = { at: block?.liftedAt ?? block?.untilAt ?? tx.now, before: { accepted, delivered, bounced } };
    return { ...watch, blockId: null, level: 'fine', eventsSeen: 0, fresh };
  }

  private async judge(
    tx: Tx,
    scope: AccountScope,
    { measure }: RatioWatch,
    sent: SentFacts,
    terms: SendingTerms,
  ): Promise<[Measured, RatioVerdict]> {
    if (measure === 'bounces') {
      const measured = measureBounces(sent);
      return [measured, judgeBounces(measured, terms.bounces)];
    }
    const complaints = await this.facts.alerts.countSince(tx, scope, 'complaint', countedFrom(sent));
    const measured = measureComplaints(complaints, sent);
    return [measured, judgeComplaints(measured, terms.complaints)];
  }
}

/** With complaints in the window the ratio also changes by what leaves it; bounces come with the log. */
function lookAgainAt(now: Instant, { measure, eventsSeen, blockId }: RatioWatch): Instant | null {
  return measure === 'complaints' && eventsSeen > 0 && blockId === null ? addMs(now, DAY_MS) : null;
}
