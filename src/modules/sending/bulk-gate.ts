import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../platform/database/tx.js';

/** Throws 403 `bulk_not_allowed` for whom no plan allows promotional mail to many. */
export type BulkCheck = (scope: AccountScope) => Promise<void>;

/** Who may send to many is decided by whoever watches over it; whoever sends to many asks here, before anything is written. */
@Injectable()
export class BulkGate {
  private check: BulkCheck | null = null;

  register(check: BulkCheck): void {
    this.check = check;
  }

  /** @throws 403 `bulk_not_allowed` with `alternatives [{planId, offer, name}]` */
  async require(scope: AccountScope): Promise<void> {
    if (this.check === null) throw new Error('nobody decides who may send to many');
    await this.check(scope);
  }
}
