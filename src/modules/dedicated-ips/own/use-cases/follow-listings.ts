import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ReadListings } from '../../listings/index.js';
import { BY_ITSELF, type IpAddressEntity, IpStockRepository, MoveAddress } from '../../stock/index.js';
import { planNamed, StartWarmUp, stageOfReEntry, WarmUpsRepository } from '../../warmup/index.js';

const LEAST_TARGET = 1_000;

/** What an address does when lists speak of it. */
@Injectable()
export class ListedIpMoves {
  constructor(
    readonly move: MoveAddress,
    readonly warmUps: WarmUpsRepository,
    readonly start: StartWarmUp,
  ) {}
}

/**
 * While a list that many receivers believe names an address, and two looks five minutes apart agree, its mail takes another way. When no such list names it any more it
 * comes in again two stages below where it stood: receivers have to see it behave.
 */
@Injectable()
export class FollowListings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listings: ReadListings,
    private readonly stock: IpStockRepository,
    private readonly moves: ListedIpMoves,
  ) {}

  /** Reads what holds now; safe to repeat. */
  async about(listingId: string): Promise<void> {
    const listing = await this.listings.one(listingId);
    if (!listing) return;
    const { address } = listing.listing;
    const open = await this.listings.page({ open: true, address }, null, 100);
    const critical = open.find(({ listing: one }) => one.dnsbl!.severity === 'critical' && one.confirmedAt !== null);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const [found] = await this.stock.unscopedWhere(tx, { address }, 1);
      const ip = found && (await this.stock.unscopedFindForUpdate(tx, found.id));
      if (!ip) return;
      if (critical) await this.outIn(tx, ip, critical.listing.dnsbl!.zone);
      else if (ip.state === 'listed') await this.backIn(tx, ip);
    });
  }

  private async outIn(tx: Tx, ip: IpAddressEntity, zone: string): Promise<void> {
    if (ip.state !== 'warming' && ip.state !== 'active') return;
    const warmUp = (await this.moves.warmUps.of(tx, [ip.id])).get(ip.id);
    const paused = { pausedAt: tx.now, pausedBecause: 'listed', lastVerdict: ip.state } as const;
    if (warmUp) await this.moves.warmUps.update(tx, warmUp, paused);
    await this.moves.move.in(tx, ip, 'listed', { actor: BY_ITSELF, because: `listed by ${zone}` });
  }

  private async backIn(tx: Tx, ip: IpAddressEntity): Promise<void> {
    const because = 'no list that matters names it any more';
    const warmUp = (await this.moves.warmUps.of(tx, [ip.id])).get(ip.id);
    if (ip.accountId === null || !warmUp) {
      await this.moves.move.in(tx, ip, 'active', { actor: BY_ITSELF, because });
      return;
    }
    const { stage, targetDaily, lastVerdict } = warmUp;
    const active = lastVerdict === 'active';
    const again = stageOfReEntry(planNamed(warmUp.plan), { stage, active, targetDaily });
    const target = Math.max(targetDaily, LEAST_TARGET);
    await this.moves.start.in(tx, ip, { targetDaily: target, stage: again, actor: BY_ITSELF, because });
  }
}
