import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { BY_ITSELF, IpStockRepository, MoveAddress } from '../../stock/index.js';
import { IpUses } from '../data/ip-uses.js';
import { WarmUpDays } from '../data/warmup-days.js';
import { WarmUpsRepository } from '../data/warmups.repository.js';
import { IpResults, NO_RESULTS } from '../ip-results.js';
import { type DayJudgement, type DayResults, judgeDay } from '../rules/judge-day.js';
import { planNamed, stageOf } from '../rules/warmup-plans.table.js';

const AT_ONCE = 200;

/** What is known of warm-ups. */
@Injectable()
export class WarmUpData {
  constructor(
    readonly warmUps: WarmUpsRepository,
    readonly days: WarmUpDays,
    readonly uses: IpUses,
    readonly stock: IpStockRepository,
  ) {}
}

/** Each day that is over leads on, is repeated, or leads back. Nothing here lets mail leave: the limits do. */
@Injectable()
export class JudgeWarmUps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly data: WarmUpData,
    private readonly results: IpResults,
    private readonly move: MoveAddress,
    private readonly outbox: Outbox,
  ) {}

  /** The first midnight whose day is not judged, of any that is not paused; null when nothing warms up. */
  nextMidnight(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const first = await this.data.warmUps.unscopedFirst(tx);
      return first === null ? null : addMs(first, DAY_MS);
    });
  }

  /** Judges the days that ended at `midnight`, or before. */
  async until(midnight: Instant): Promise<void> {
    for (;;) {
      const due = await this.unitOfWork.runAsWorker((tx) =>
        this.data.warmUps.unscopedUnjudged(tx, addMs(midnight, -DAY_MS), AT_ONCE),
      );
      if (due.length === 0) return;
      for (const { ipId, address, judgedUntil } of due) {
        const to = addMs(judgedUntil, DAY_MS);
        const found = (await this.results.of([address], judgedUntil, to)).get(address) ?? NO_RESULTS;
        await this.unitOfWork.runAsWorker((tx) => this.judgeIn(tx, ipId, judgedUntil, found));
      }
    }
  }

  private async judgeIn(tx: Tx, ipId: string, day: Instant, results: DayResults): Promise<void> {
    const ip = await this.data.stock.unscopedFindForUpdate(tx, ipId);
    const warmUp = (await this.data.warmUps.of(tx, [ipId])).get(ipId);
    if (!ip || ip.state !== 'warming' || warmUp?.judgedUntil !== day || warmUp.pausedAt !== null) return;
    const { all: used, providers } = (await this.data.uses.ofDay(tx, [ipId], day)).get(ipId)!;
    const usedOfOneProvider = Math.max(0, ...Object.values(providers));
    const plan = planNamed(warmUp.plan);
    const { stage, targetDaily, idleDays: quiet } = warmUp;
    const judgement = judgeDay({ plan, stage, targetDaily, used, usedOfOneProvider, idleDays: quiet, results });
    await this.data.days.add(tx, ipId, day, judgement, {
      ...results,
      stage,
      dailyCap: stageOf(plan, stage).daily,
      used,
    });
    const idleDays = judgement.verdict === 'idle' ? quiet + 1 : 0;
    const next = { stage: judgement.stage, judgedUntil: addMs(day, DAY_MS), idleDays, lastVerdict: judgement.because };
    await this.data.warmUps.update(tx, warmUp, next);
    if (ip.accountId !== null && judgement.verdict !== 'idle')
      await this.announceIn(tx, ip.accountId, ipId, stage, judgement);
    if (judgement.done) await this.move.in(tx, ip, 'active', { actor: BY_ITSELF, because: 'warm-up completed' });
  }

  private announceIn(
    tx: Tx,
    accountId: string,
    ipId: string,
    previousStage: number,
    judged: DayJudgement,
  ): Promise<void> {
    const { stage, verdict, because } = judged;
    return this.outbox.publish(tx, 'ip_warmup.judged.v1', {
      accountId,
      aggregateId: ipId,
      payload: { ipId, stage, previousStage, verdict, because },
    });
  }
}
