import { Injectable, Logger } from '@nestjs/common';
import { formatAmount } from '../../../../kernel/money.js';
import { SYSTEM_ACCOUNT_ID, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import type { StatementEntry } from '../rules/statement-entry.js';

/** A bank that undoes what it had booked: no program knows what is right then, so people are told. */
@Injectable()
export class TellOfReversal {
  private readonly log = new Logger('Reconciliation');

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
  ) {}

  async in(tx: Tx, { id, amount, bookedOn }: StatementEntry): Promise<void> {
    this.log.warn({ msg: 'the bank reversed an entry', statementEntryId: wireId('bke', id) });
    await this.outbox.publish(tx, 'statement_entry.reversed.v1', {
      accountId: SYSTEM_ACCOUNT_ID,
      aggregateId: id,
      payload: { statementEntryId: id },
    });
    await this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action: 'statement_entry.reversed',
      actor: { type: 'system', id: null },
      target: { type: 'statement_entry', id: wireId('bke', id) },
      changes: { amount: formatAmount(amount), currency: amount.currency, bookedOn },
    });
  }
}
