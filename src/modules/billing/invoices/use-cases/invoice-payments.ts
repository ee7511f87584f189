import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Payment, PaymentPurpose } from '../../payments/index.js';
import { SettleInvoice } from './settle-invoice.js';

export const INVOICE = 'invoice';

/** What becomes of an open invoice when it is paid through a gateway or from the wallet. */
@Injectable()
export class InvoicePayments implements PaymentPurpose {
  readonly name = INVOICE;

  constructor(private readonly settle: SettleInvoice) {}

  async paidIn(tx: Tx, { id: paymentId, purposeId, amount }: Payment): Promise<void> {
    await this.settle.runIn(tx, purposeId, { amount, paymentId });
  }

  /** The invoice stays open. */
  refusedIn(): Promise<void> {
    return Promise.resolve();
  }

  async returnedIn(tx: Tx, { id: paymentId, purposeId, amount }: Payment): Promise<void> {
    await this.settle.returnIn(tx, purposeId, { amount, paymentId });
  }
}
