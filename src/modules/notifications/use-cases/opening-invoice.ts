import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { DocumentsFacade, SubscriptionReports } from '../../billing/index.js';
import type { SystemAttachment } from '../../sending/index.js';

/** The invoice of what was bought, as the mail that says it works carries it. */
@Injectable()
export class OpeningInvoice {
  constructor(
    private readonly documents: DocumentsFacade,
    private readonly reports: SubscriptionReports,
  ) {}

  async in(tx: Tx, accountId: string, planOrderId: string): Promise<SystemAttachment[]> {
    const scope = accountScope(accountId);
    const invoice = await this.documents.invoiceForIn(tx, scope, this.reports.subject, planOrderId);
    return invoice === null ? [] : [{ ...invoice.pdf, contentType: 'application/pdf' }];
  }
}
