import { Injectable } from '@nestjs/common';
import { parseAmount } from '../../../../kernel/money.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { type Bill, InvoicesFacade } from '../../invoices/index.js';
import { isPaidLater, PaymentsFacade, type UsableMethod } from '../../payments/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { WaysToPay } from '../../ways-to-pay/index.js';
import type { AddOn } from '../rules/add-on.js';
import type { Beside } from './begin-months.js';

/** Who is asked for the money of another month. */
@Injectable()
export class MonthPayer {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly payments: PaymentsFacade,
    private readonly ways: WaysToPay,
    private readonly wallet: WalletFacade,
  ) {}

  /**
   * What paid for it, while it is there; else what the subscription is paid by, or the newest. Throws where there is none, or none
   * that the plan may be paid with.
   */
  async methodIn(tx: Tx, { accountId, paymentMethodId }: AddOn, { subscription, plan }: Beside): Promise<UsableMethod> {
    const scope = accountScope(accountId);
    const own = await this.payments.usableIn(
      tx,
      [paymentMethodId, subscription.paymentMethodId].flatMap((id) => id ?? []),
    );
    const known = [paymentMethodId, subscription.paymentMethodId].find((id) => id !== null && own.has(id)) ?? null;
    const method = await this.invoices.methodIn(tx, scope, known, 'paymentMethod');
    await this.ways.requireUsableIn(tx, scope, { plan, interval: subscription.interval, kind: method.kind });
    return method;
  }

  /** Who pays by transfer pays from the wallet what it holds enough for, and else within thirty days. */
  async payingIn(tx: Tx, addOn: AddOn, beside: Beside, bill: Bill): Promise<UsableMethod> {
    const method = await this.methodIn(tx, addOn, beside);
    if (!isPaidLater(method.kind)) return method;
    const gross = parseAmount(bill.gross, bill.currency);
    if (gross === null) throw new Error(`a bill over ${bill.gross}`);
    const { minor: held } = await this.wallet.balanceIn(tx, addOn.accountId, gross.currency);
    return held < gross.minor ? method : { ...method, kind: 'prepaid' };
  }
}
