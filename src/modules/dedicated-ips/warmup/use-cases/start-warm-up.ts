import { Injectable } from '@nestjs/common';
import { instantOfLocalDate, localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { type IpAddressEntity, MoveAddress } from '../../stock/index.js';
import { WarmUpsRepository } from '../data/warmups.repository.js';
import { planOn } from '../rules/warmup-plans.table.js';

/** An address whose names are right begins to send: little, and each day more. */
@Injectable()
export class StartWarmUp {
  constructor(
    private readonly warmUps: WarmUpsRepository,
    private readonly move: MoveAddress,
  ) {}

  async in(
    tx: Tx,
    ip: IpAddressEntity,
    { targetDaily, stage = 1, actor, because }: { targetDaily: number; stage?: number; actor: Actor; because: string },
  ): Promise<IpAddressEntity> {
    const today = localDate(tx.now, 'UTC');
    await this.warmUps.begin(tx, {
      ipId: ip.id,
      plan: planOn(today).name,
      stage,
      targetDaily,
      startedAt: tx.now,
      judgedUntil: instantOfLocalDate(today, 'UTC'),
      idleDays: 0,
      pausedAt: null,
      pausedBecause: null,
      lastVerdict: null,
    });
    return this.move.in(tx, ip, 'warming', { actor, because });
  }
}
