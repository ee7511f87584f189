import { Injectable } from '@nestjs/common';
import { money, parseAmount } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { TaxFacade, type Treatment } from '../../tax/index.js';
import type { InvoiceContent } from '../rules/bill.js';

/** Sales to EU consumers move the threshold that later ones are judged by; what is credited moves it back. */
@Injectable()
export class CountTurnover {
  constructor(private readonly tax: TaxFacade) {}

  async runIn(
    tx: Tx,
    { id, content }: { id: string; content: InvoiceContent },
    direction: 'forth' | 'back',
  ): Promise<void> {
    for (const vat of content.vatBreakdown) {
      const net = parseAmount(vat.net, content.currency);
      if (net === null) throw new Error(`an invoice says ${vat.net}`);
      await this.tax.countIn(tx, {
        documentId: id,
        taxDate: content.issueDate,
        treatment: vat.treatment as Treatment,
        net: direction === 'forth' ? net : money(-net.minor, net.currency),
      });
    }
  }
}
