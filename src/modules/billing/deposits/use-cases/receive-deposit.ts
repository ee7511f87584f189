import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount } from '../../../../kernel/money.js';
import { type LocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { SELLER_ZONE } from '../../invoices/index.js';
import type { LedgerAccount } from '../../ledger/index.js';
import { WalletFacade } from '../../wallet/index.js';
import { DepositsRepository } from '../data/deposits.repository.js';
import { type Deposit, receiptSeries } from '../rules/deposit.js';
import { ReceiptParties } from './receipt-parties.js';

/** The money is there: wallet, books and receipt in the transaction that says so, which must be a worker's. */
@Injectable()
export class ReceiveDeposit {
  constructor(
    private readonly deposits: DepositsRepository,
    private readonly wallet: WalletFacade,
    private readonly parties: ReceiptParties,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** `from` is where the books have the money; `receivedOn` the day it came, which may lie before today. */
  async in(tx: Tx, deposit: Deposit, from: LedgerAccount, receivedOn?: LocalDate): Promise<void> {
    const { id, accountId, kind, amount } = deposit;
    const today = localDate(tx.now, SELLER_ZONE);
    const parties = await this.parties.in(tx, accountScope(accountId), today);
    await this.wallet.creditIn(tx, { accountId, amount, type: 'deposit', about: `deposit:${id}`, from });
    const { number, issueDate } = await this.deposits.nextReceipt(tx, receiptSeries(today), today);
    await this.deposits.receive(tx, deposit, {
      number,
      issueDate,
      receivedOn: receivedOn ?? today,
      kind,
      amount: formatAmount(amount),
      currency: amount.currency,
      ...parties,
    });
    await this.announce(tx, deposit, number);
  }

  private async announce(tx: Tx, { id, accountId, kind, amount }: Deposit, number: string): Promise<void> {
    await this.outbox.publish(tx, 'deposit.received.v1', {
      accountId,
      aggregateId: id,
      payload: { depositId: id, number },
    });
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'deposit.received',
      actor: { type: 'system', id: null },
      target: { type: 'deposit', id: wireId('dep', id) },
      changes: { number, kind, amount: formatAmount(amount), currency: amount.currency },
    });
  }
}
