import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { AccountBlocks, type Actor, type BlockReason, type BlockScope } from '../../../accounts/index.js';
import { RaiseAlert } from '../../alerts/index.js';
import { RequestReview, type ReviewFlag } from '../../reviews/index.js';
import type { RatioWatch } from '../data/ratio-watches.repository.js';
import { isWorse, type Measured, type RatioVerdict } from '../rules/judge-ratios.js';
import type { MeasureName } from '../rules/measure.js';
import { asDecimal, type RatioLimit } from '../../../../kernel/ratio.js';

const NAME = 'judge-ratios';
const BY_RULE: Actor = { type: 'system', id: null, label: NAME };

const WORDS = {
  complaints: { reason: 'complaint_rate', flag: 'complaints' },
  bounces: { reason: 'bounce_rate', flag: 'bounces' },
} as const satisfies Record<MeasureName, { reason: BlockReason; flag: ReviewFlag }>;

const REACH: Record<BlockScope, number> = { campaigns: 0, sending: 1, all: 2 };

/** Does what a measure asks for, once: the caller holds the account. */
@Injectable()
export class ActOnVerdict {
  constructor(
    private readonly blocks: AccountBlocks,
    private readonly alerts: RaiseAlert,
    private readonly reviews: RequestReview,
  ) {}

  /** Answers the watch as it stands afterwards. */
  async in(tx: Tx, watch: RatioWatch, measured: Measured, verdict: RatioVerdict): Promise<RatioWatch> {
    const scope = accountScope(watch.accountId);
    const seen = { ...watch, eventsSeen: measured.events };
    if (verdict.level === 'restrict' || verdict.level === 'block') {
      const blockId = await this.stopIn(tx, watch, measured, verdict);
      return { ...seen, blockId, level: isWorse(watch.level, verdict.level) ? watch.level : verdict.level };
    }
    // A block that holds is lifted by people, not by a ratio that falls because nothing is sent any more.
    if (watch.blockId !== null) return seen;
    if (verdict.level === 'review' && measured.events > watch.eventsSeen) {
      await this.reviews.flagIn(tx, scope, [WORDS[watch.measure].flag], NAME);
    }
    if (verdict.level === 'alert' && isWorse('alert', watch.level)) {
      // A ratio that goes up and down around its limit is told once a day.
      const about = `${watch.measure}:alert:${watch.accountId}:${localDate(tx.now, 'UTC')}`;
      await this.alertIn(tx, watch, about, { ...figuresOf(measured, verdict.limit), level: 'alert' });
    }
    return { ...seen, level: verdict.level };
  }

  /** One block per measure: what reaches further takes the place of what the rule had raised before. */
  private async stopIn(
    tx: Tx,
    watch: RatioWatch,
    measured: Measured,
    { limit, stops, level }: Extract<RatioVerdict, { stops: BlockScope }>,
  ): Promise<string> {
    const scope = accountScope(watch.accountId);
    const { reason } = WORDS[watch.measure];
    const open = (await this.blocks.openIn(tx, scope)).filter((block) => block.reason === reason);
    const enough = open.find((block) => REACH[block.scope] >= REACH[stops]);
    if (enough) return enough.id;
    const block = await this.blocks.raiseIn(
      tx,
      scope,
      {
        reason,
        scope: stops,
        measured: measured.events / Math.max(1, measured.base),
        limit: asDecimal(limit),
        unit: 'ratio',
        steps: [],
        internalNote: `${measured.events} of ${measured.base} by ${toIso(tx.now)}; the limit is ${limit.events} in ${limit.per}.`,
        createdBy: null,
      },
      BY_RULE,
    );
    const replaced = open.find(({ id }) => id === watch.blockId);
    if (replaced) await this.liftIn(tx, scope, replaced.id);
    await this.alertIn(tx, watch, `block:${block.id}`, { ...figuresOf(measured, limit), level, stops });
    return block.id;
  }

  private async liftIn(tx: Tx, scope: AccountScope, blockId: string): Promise<void> {
    await this.blocks.liftIn(tx, scope, blockId, { staffId: null, reason: 'replaced', actor: BY_RULE });
  }

  private async alertIn(tx: Tx, watch: RatioWatch, about: string, detail: Record<string, unknown>): Promise<void> {
    await this.alerts.in(tx, accountScope(watch.accountId), { kind: WORDS[watch.measure].reason, about, detail });
  }
}

function figuresOf({ events, base }: Measured, limit: RatioLimit): Record<string, unknown> {
  return { events, base, limit: `${limit.events}/${limit.per}` };
}
