import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { TaxFacade } from '../../tax/index.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { maskedIban } from '../rules/iban.js';
import { collectionDay } from '../rules/mandate.js';

/** What a payer is told before his account is debited. */
export interface DebitNotice {
  amount: Money;
  /** The first day on which his bank may carry it out. */
  collectOn: LocalDate;
  /** The number of the mandate. */
  mandate: string;
  /** Masked. */
  iban: string;
  creditor: string;
  /** The creditor's SEPA identifier; null while it has none. */
  creditorId: string | null;
}

/** The notice that a mandate promises: amount and day of a debit, at least one day before. */
@Injectable()
export class DebitNotices {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly methods: PaymentMethodsRepository,
    private readonly tax: TaxFacade,
  ) {}

  /** Null when there is nothing to announce: it has come to nothing, or the mandate is gone. */
  async in(tx: Tx, paymentId: string): Promise<DebitNotice | null> {
    const payment = await this.payments.unscopedFind(tx, paymentId);
    if (payment === null || payment.methodId === null || payment.state === 'failed') return null;
    const { accountId, amount, createdAt } = payment;
    const method = await this.methods.find(tx, accountScope(accountId), payment.methodId);
    if (method?.mandate == null) return null;
    const collectOn = collectionDay(createdAt);
    const { seller } = await this.tax.sellerIn(tx, localDate(createdAt, 'Europe/Paris'));
    const iban = maskedIban(method.ibanCountry ?? '', method.last4 ?? '');
    const { legalName: creditor, creditorIdentifier: creditorId } = seller;
    return { amount, collectOn, mandate: method.mandate.reference, iban, creditor, creditorId };
  }
}
