import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { addLocalDays, localDate } from '../../../../kernel/time/calendar.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { BillingDetails } from '../../customers/index.js';
import { type AttachedDocument, DocumentsFacade } from '../../documents/index.js';
import { SELLER_ZONE } from '../../invoices/index.js';
import { TaxFacade } from '../../tax/index.js';
import { quoteBill } from '../rules/quote-bill.js';
import { QuotePlan, type Wish } from './quote-plan.js';

/** As long as a price that is written down is kept anywhere here. */
const DAYS_VALID = 30;

/** A quote on paper, for who must have one before he may buy. It is made for this answer only; nothing is stored. */
@Injectable()
export class QuoteAsDocument {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly quotes: QuotePlan,
    private readonly tax: TaxFacade,
    private readonly documents: DocumentsFacade,
  ) {}

  async run(wish: Wish, customer: BillingDetails, language: Language): Promise<AttachedDocument> {
    const quote = await this.quotes.run(wish);
    const { seller, now, issueDate } = await this.unitOfWork.runAsWorker(async (tx) => {
      const today = localDate(tx.now, SELLER_ZONE);
      return { ...(await this.tax.sellerIn(tx, today)), now: tx.now, issueDate: today };
    });
    const bill = quoteBill({ ...quote, interval: wish.interval }, { seller, customer, language, now });
    return this.documents.quote({ ...bill, issueDate, validUntil: addLocalDays(issueDate, DAYS_VALID) });
  }
}
