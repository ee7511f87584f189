import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { ReadIpAllowance } from '../../../billing/index.js';
import { IpPoolsRepository } from '../../pools/index.js';
import { type IpAddressEntity, IpStockRepository } from '../../stock/index.js';
import {
  type IpWarmupEntity,
  IpUses,
  planNamed,
  stageOf,
  type WarmUpDay,
  WarmUpDays,
  type WarmUpStage,
  WarmUpsRepository,
} from '../../warmup/index.js';
import { IpSurplusRepository } from '../data/ip-surplus.repository.js';
import { type SurplusChoice, UNLESS_CHOSEN } from '../rules/surplus.js';

export interface OwnIp {
  ip: IpAddressEntity;
  pool: string | null;
  warmUp: (IpWarmupEntity & { limits: WarmUpStage; stages: number; usedToday: number; usedThisHour: number }) | null;
  providers: Record<string, number>;
}

export interface OwnIps {
  entitlement: { included: number; purchased: number; assigned: number };
  afterDowngrade: SurplusChoice;
  ips: OwnIp[];
}

/** What is known of warm-ups. */
@Injectable()
export class WarmUpSources {
  constructor(
    readonly warmUps: WarmUpsRepository,
    readonly uses: IpUses,
    readonly days: WarmUpDays,
  ) {}
}

/** What an account has, how far each address has come, and what was used of it today. */
@Injectable()
export class ReadOwnIps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly allowance: ReadIpAllowance,
    private readonly stock: IpStockRepository,
    private readonly pools: IpPoolsRepository,
    private readonly warmUps: WarmUpSources,
    private readonly surplus: IpSurplusRepository,
  ) {}

  async all(scope: AccountScope): Promise<OwnIps> {
    const { included, purchased } = await this.allowance.of(scope);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ips = await this.completeIn(tx, scope, await this.stock.ofAccount(tx, scope));
      const afterDowngrade = (await this.surplus.find(tx, scope))?.choice ?? UNLESS_CHOSEN;
      return { entitlement: { included, purchased, assigned: ips.length }, afterDowngrade, ips };
    });
  }

  one(scope: AccountScope, id: string): Promise<OwnIp | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.findOwn(tx, scope, id);
      return ip && (await this.completeIn(tx, scope, [ip]))[0]!;
    });
  }

  /** Plan and fact, day by day; null when the address is not the account's or never warmed up. */
  course(scope: AccountScope, id: string): Promise<{ address: string; days: WarmUpDay[]; today: WarmUpDay } | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.findOwn(tx, scope, id);
      const warmUp = ip && (await this.warmUps.warmUps.of(tx, [id])).get(id);
      if (!ip || !warmUp) return null;
      const days = await this.warmUps.days.of(tx, id, warmUp.startedAt);
      const used = (await this.warmUps.uses.ofDay(tx, [id], tx.now)).get(id)!.all;
      const { daily } = stageOf(planNamed(warmUp.plan), warmUp.stage);
      const none = {
        delivered: 0,
        deferred: 0,
        bounced: 0,
        complained: 0,
        verdict: 'hold',
        because: 'too_little',
      } as const;
      const today = { ...none, day: localDate(tx.now, 'UTC'), stage: warmUp.stage, dailyCap: daily, used };
      return { address: ip.address, days, today };
    });
  }

  /** @throws pool_not_allowed, ip_state */
  place(scope: AccountScope, id: string, pool: string): Promise<OwnIp> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const poolId = parseWireId(WIRE_PREFIXES.ipPool, pool);
      const known = poolId === null ? null : await this.pools.findOwn(tx, scope, poolId);
      if (!known)
        throw dedicatedIpProblems.pool_not_allowed({
          errors: [{ field: 'pool', code: 'pool_not_allowed', message: 'None of your pools has this id.' }],
        });
      if (!(await this.pools.place(tx, scope, id, known.id))) throw dedicatedIpProblems.ip_state();
      const ip = (await this.stock.findOwn(tx, scope, id))!;
      return (await this.completeIn(tx, scope, [ip]))[0]!;
    });
  }

  /** Null unless a listing keeps it out of the way. */
  listedSince(id: string): Promise<string | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.unscopedFind(tx, id);
      return ip?.state === 'listed' ? toIso(ip.stateSince) : null;
    });
  }

  private async completeIn(tx: Tx, scope: AccountScope, ips: readonly IpAddressEntity[]): Promise<OwnIp[]> {
    const ids = ips.map(({ id }) => id);
    const pools = new Map((await this.pools.ofAccount(tx, scope)).map(({ id, name }) => [id, name]));
    const warmUps = await this.warmUps.warmUps.of(tx, ids);
    const today = await this.warmUps.uses.ofDay(tx, ids, tx.now);
    const hour = await this.warmUps.uses.ofHour(tx, ids, tx.now);
    return ips.map((ip) => {
      const warmUp = ip.state === 'warming' ? warmUps.get(ip.id) : undefined;
      return {
        ip,
        pool: ip.poolId === null ? null : (pools.get(ip.poolId) ?? null),
        providers: today.get(ip.id)!.providers,
        warmUp: warmUp
          ? {
              ...warmUp,
              limits: stageOf(planNamed(warmUp.plan), warmUp.stage),
              stages: planNamed(warmUp.plan).stages.length,
              usedToday: today.get(ip.id)!.all,
              usedThisHour: hour.get(ip.id) ?? 0,
            }
          : null,
      };
    });
  }
}
