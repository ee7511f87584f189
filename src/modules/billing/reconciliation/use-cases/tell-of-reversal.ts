import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, wireId } from '../../../../kernel/ids.js';
import { formatAmount } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { AlertStaff } from '../../payments/index.js';
import type { StatementEntry } from '../rules/statement-entry.js';

/** A bank that undoes what it had booked: no program knows what is right then, so people are told. */
@Injectable()
export class TellOfReversal {
  constructor(
    private readonly alerts: AlertStaff,
    private readonly accounts: AccountsFacade,
  ) {}

  async in(tx: Tx, { id, amount, bookedOn }: StatementEntry): Promise<void> {
    const facts = { amount: formatAmount(amount), currency: amount.currency, bookedOn };
    const subject = wireId('bke', id);
    await this.alerts.runIn(tx, { kind: 'bank_entry_reversed', subject, paymentId: null, facts });
    await this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action: 'statement_entry.reversed',
      actor: { type: 'system', id: null },
      target: { type: 'statement_entry', id: subject },
      changes: facts,
    });
  }
}
