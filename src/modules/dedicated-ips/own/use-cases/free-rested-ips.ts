import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ReadListings } from '../../listings/index.js';
import { BY_ITSELF, IpStockRepository, MoveAddress } from '../../stock/index.js';

const PAGE = 200;

/** After its rest an address comes back to the stock, unless a blocklist still names it: nobody gets a listed one. */
@Injectable()
export class FreeRestedIps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly listings: ReadListings,
    private readonly move: MoveAddress,
  ) {}

  nextDate(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedNextDate(tx));
  }

  async run(at: Instant): Promise<void> {
    const rested = await this.unitOfWork.runAsWorker((tx) =>
      this.stock.unscopedWhere(tx, { state: 'cooling', coolingUntil: LessThanOrEqual(at) }, PAGE),
    );
    for (const { id, address } of rested) {
      const listed = await this.listings.page({ open: true, address }, null, 1);
      await this.unitOfWork.runAsWorker(async (tx) => {
        const ip = await this.stock.unscopedFindForUpdate(tx, id);
        if (ip?.state !== 'cooling' || ip.coolingUntil === null || ip.coolingUntil > at) return;
        if (listed.length > 0) await this.stock.unscopedUpdate(tx, ip, { coolingUntil: addMs(at, DAY_MS) });
        else
          await this.move.in(tx, ip, 'stock', { actor: BY_ITSELF, because: 'it has rested', more: { checks: null } });
      });
    }
    if (rested.length === PAGE) await this.run(at);
  }
}
