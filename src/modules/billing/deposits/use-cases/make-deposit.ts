import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { formatAmount, type Money, toWireMoney } from '../../../../kernel/money.js';
import { type AccountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type Payment, PaymentsFacade, type UsableMethod } from '../../payments/index.js';
import { DepositsRepository } from '../data/deposits.repository.js';
import { depositProblems } from '../deposits.errors.js';
import { DEPOSIT_KINDS, type Deposit, type DepositKind } from '../rules/deposit.js';
import { judgeDeposit, LARGEST_DEPOSIT } from '../rules/judge-deposit.js';
import { DEPOSIT } from './deposit-payments.js';
import { DepositTerms } from './deposit-terms.js';

export interface WantedDeposit {
  amount: string;
  /** Null: the newest method. */
  paymentMethodId: string | null;
  requestKey: Buffer | null;
  actor: Actor;
}

export interface MadeDeposit {
  deposit: Deposit;
  payment: Payment;
}

/** Fills the wallet: reserve, commit, charge, settle. A refusal is thrown as a 402 and has changed what it had to. */
@Injectable()
export class MakeDeposit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly terms: DepositTerms,
    private readonly deposits: DepositsRepository,
    private readonly payments: PaymentsFacade,
    private readonly accounts: AccountsFacade,
  ) {}

  /** `keep` runs at the end of the transaction that settles, unless the payment was refused. */
  async run(scope: AccountScope, wanted: WantedDeposit, keep: BeforeCommit<MadeDeposit>): Promise<MadeDeposit> {
    const { id, paymentId } = (await this.placedBefore(scope, wanted)) ?? (await this.place(scope, wanted));
    let made: MadeDeposit | undefined;
    const payment = await this.payments.charge(paymentId!, async (tx, settled) => {
      if (settled.state === 'failed') return;
      made = { deposit: await this.required(tx, scope, id), payment: settled };
      await keep(tx, made);
    });
    if (made === undefined) throw this.payments.refusalOf(payment);
    return made;
  }

  /** What the same request placed before its process died. */
  private placedBefore(scope: AccountScope, { requestKey }: WantedDeposit): Promise<Deposit | null> {
    if (requestKey === null) return Promise.resolve(null);
    return this.unitOfWork.run(scope, (tx) => this.deposits.findByRequest(tx, scope, requestKey));
  }

  private async place(scope: AccountScope, wanted: WantedDeposit): Promise<Deposit> {
    const amount = await this.judged(scope, wanted.amount);
    return this.unitOfWork.run(scope, async (tx) => {
      const method = await this.payments.methodIn(tx, scope, wanted.paymentMethodId, 'paymentMethod');
      const kind = kindOf(method);
      const id = newId(tx.now);
      const payment = await this.payments.reserveIn(tx, scope, { method, amount, purpose: DEPOSIT, purposeId: id });
      const deposit = waiting({
        id,
        accountId: scope.accountId,
        kind,
        amount,
        paymentId: payment.id,
        createdAt: tx.now,
      });
      await this.deposits.insert(tx, deposit, wanted.requestKey);
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'deposit.requested',
        actor: wanted.actor,
        target: { type: 'deposit', id: wireId('dep', id) },
        changes: { kind, amount: formatAmount(amount), currency: amount.currency },
      });
      return deposit;
    });
  }

  private async judged(scope: AccountScope, text: string): Promise<Money> {
    const verdict = judgeDeposit(text, await this.terms.minimumsOf(scope));
    switch (verdict.kind) {
      case 'fine':
        return verdict.amount;
      case 'malformed':
        throw amountFault('wrong_format', 'An amount with two decimals, such as 50.00.');
      case 'too_large':
        throw amountFault('too_large', `At most ${formatAmount(LARGEST_DEPOSIT)} at once.`);
      case 'not_sold':
        throw depositProblems.deposits_not_available();
      case 'below_minimum':
        throw depositProblems.deposit_below_minimum({
          extra: { minimum: toWireMoney(verdict.minimum) },
          errors: [{ field: 'amount', code: 'deposit_below_minimum', message: '' }],
        });
    }
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<Deposit> {
    const deposit = await this.deposits.find(tx, scope, id);
    if (deposit === null) throw new Error('a deposit that was placed is gone');
    return deposit;
  }
}

/** A deposit whose money is still to come. */
export function waiting(
  facts: Pick<Deposit, 'id' | 'accountId' | 'kind' | 'amount' | 'paymentId' | 'createdAt'>,
): Deposit {
  return { ...facts, status: 'pending_payment', number: null, receipt: null, receivedAt: null };
}

/** What a gateway charges. A transfer needs no request: it is sent under the wallet's reference. */
function kindOf({ kind }: UsableMethod): DepositKind {
  const found = DEPOSIT_KINDS.find((candidate) => candidate === kind && candidate !== 'bank_transfer');
  if (found) return found;
  const errors = [{ field: 'paymentMethod', code: 'deposit_method_not_available', message: '' }];
  throw depositProblems.deposit_method_not_available({ errors });
}

function amountFault(code: string, message: string): Error {
  return platformProblems.validation_failed({ errors: [{ field: 'amount', code, message }] });
}
