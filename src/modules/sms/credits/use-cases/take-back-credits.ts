import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { InvoicesFacade } from '../../../billing/index.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';

/**
 * Whoever was given his money back has no longer the credits that it had bought. Those he has used, or is just using, stay
 * used.
 */
@Injectable()
export class TakeBackCredits {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly lots: SmsLotsRepository,
    private readonly purses: SmsPursesRepository,
  ) {}

  /** Once for all, however often it is told; nothing while a part of the invoice stands. As a worker. */
  async in(tx: Tx, scope: AccountScope, invoiceId: string): Promise<void> {
    const orderId = await this.invoices.takenBackIn(tx, invoiceId);
    if (orderId === null) return;
    await this.purses.lock(tx, scope);
    await this.lots.empty(tx, await this.lots.ofOrder(tx, scope, orderId), 'adjust');
  }
}
