import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Money } from '../../../../kernel/money.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { credit, debit, LedgerFacade } from '../../ledger/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { PAYMENT_GATEWAY, type PaymentGateway, type RefundOutcome } from '../adapters/payment-gateway.port.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { RefundsRepository } from '../data/refunds.repository.js';
import { paymentProblems } from '../payments.errors.js';
import { clearingOf } from '../rules/clearing.js';
import type { Payment } from '../rules/payment.js';
import { isGatewayKind } from '../rules/payment-kinds.js';
import { judgeRefund, type Refund } from '../rules/refund.js';

export interface WantedRefund {
  amount: Money;
  /** What it is given for, named once for all: `credit_note:<id>`. */
  reference: string;
}

/** What giving money back writes. */
@Injectable()
export class RefundBooks {
  constructor(
    readonly payments: PaymentsRepository,
    readonly refunds: RefundsRepository,
    readonly ledger: LedgerFacade,
    readonly wallet: WalletFacade,
  ) {}
}

/**
 * Gives money back the way it came: reserve, commit, call, settle. What the gateway refuses for good goes to the
 * customer's wallet, so that in either case what is owed to him is settled once.
 */
@Injectable()
export class RefundPayment {
  private readonly log = new Logger('RefundPayment');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: RefundBooks,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
  ) {}

  /** In the transaction that decides on it; whoever then dies before asking the gateway is followed. */
  async reserveIn(tx: Tx, paymentId: string, { amount, reference }: WantedRefund): Promise<Refund> {
    const payment = await this.books.payments.unscopedLock(tx, paymentId);
    if (payment === null) throw paymentProblems.payment_not_refundable();
    const known = await this.books.refunds.byReference(tx, reference);
    if (known !== null) return sameAs(known, paymentId, amount);
    const verdict = judgeRefund(payment, await this.books.refunds.refundedOf(tx, paymentId), amount);
    if (verdict === 'too_much') throw paymentProblems.refund_exceeds_payment();
    if (verdict === 'not_refundable') throw paymentProblems.payment_not_refundable();
    const { accountId } = payment;
    const what = { id: newId(tx.now), accountId, paymentId, amount, reference };
    const refund: Refund = { ...what, state: 'pending', createdAt: tx.now, settledAt: null };
    await this.books.refunds.insert(tx, refund);
    return refund;
  }

  /** Safe to repeat: one reference is one refund. `last` runs in the transaction that settles. */
  async run(paymentId: string, wanted: WantedRefund, last?: BeforeCommit<Refund>): Promise<Refund> {
    const refund = await this.unitOfWork.runAsWorker((tx) => this.reserveIn(tx, paymentId, wanted));
    return this.ask(refund.id, last);
  }

  /** Asks the gateway, once more or for the first time, and settles what it has decided. */
  async ask(refundId: string, last?: BeforeCommit<Refund>): Promise<Refund> {
    const outcome = await this.outcomeOf(refundId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const refund = await this.settleIn(tx, await this.locked(tx, refundId), outcome);
      await last?.(tx, refund);
      return refund;
    });
  }

  private async outcomeOf(refundId: string): Promise<RefundOutcome> {
    const { paymentId, amount, state } = await this.unitOfWork.runAsWorker((tx) => this.locked(tx, refundId));
    if (state !== 'pending') return { kind: 'pending' };
    try {
      return await this.gateway.refund({ reference: refundId, payment: paymentId, amount });
    } catch (error) {
      this.log.warn({ msg: 'a refund brought no answer', refundId, err: (error as Error).message });
      return { kind: 'pending' };
    }
  }

  private async settleIn(tx: Tx, refund: Refund, outcome: RefundOutcome): Promise<Refund> {
    if (outcome.kind === 'pending' || refund.state !== 'pending') return refund;
    const { id, accountId, amount } = refund;
    const from = { purpose: 'receivable' as const, accountId };
    if (outcome.kind === 'refunded') {
      const payment = await this.books.payments.unscopedFind(tx, refund.paymentId);
      const entries = [debit(from, amount), credit(cameFrom(payment), amount)];
      await this.books.ledger.postIn(tx, { reason: 'payment_refunded', about: `refund:${id}`, entries });
      return this.books.refunds.settle(tx, refund, 'succeeded');
    }
    this.log.error({ msg: 'a refund was refused; the wallet has it', refundId: id, because: outcome.because });
    await this.books.wallet.creditIn(tx, { accountId, amount, type: 'credit_note', about: `refund:${id}`, from });
    return this.books.refunds.settle(tx, refund, 'failed');
  }

  private async locked(tx: Tx, refundId: string): Promise<Refund> {
    const refund = await this.books.refunds.lock(tx, refundId);
    if (refund === null) throw new Error('a refund is gone');
    return refund;
  }
}

function sameAs(known: Refund, paymentId: string, amount: Money): Refund {
  if (known.paymentId === paymentId && known.amount.minor === amount.minor) return known;
  throw new Error(`the refund ${known.reference} is another one`);
}

function cameFrom(payment: Payment | null) {
  if (payment === null || !isGatewayKind(payment.kind)) throw new Error('a refund of what no gateway brought');
  return clearingOf(payment.kind);
}
