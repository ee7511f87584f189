import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount } from '../../../../kernel/money.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { ReadInvoices } from '../../invoices/index.js';
import { LedgerFacade } from '../../ledger/index.js';
import { StatementEntriesRepository } from '../data/statement-entries.repository.js';
import { reconciliationProblems } from '../reconciliation.errors.js';
import { type Decision, STATEMENT_ENTRY_STATES, type StatementEntry } from '../rules/statement-entry.js';
import { BookTarget } from './book-target.js';
import type { Bringer } from './reconcile-statement.js';

export type Assignment = { kind: 'invoice'; invoiceId: string } | { kind: 'account'; accountId: string };

/** Staff know whose money it is. What the books had in suspense goes where it belongs. */
@Injectable()
export class AssignEntry {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: StatementEntriesRepository,
    private readonly book: BookTarget,
    private readonly invoices: ReadInvoices,
    private readonly ledger: LedgerFacade,
    private readonly accounts: AccountsFacade,
  ) {}

  run(id: string, to: Assignment, by: Bringer, keep: BeforeCommit<StatementEntry>): Promise<StatementEntry> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const entry = await this.entries.lock(tx, id);
      if (entry === null) throw platformProblems.not_found();
      if (!STATEMENT_ENTRY_STATES.mayBecome(entry.state, 'assigned')) {
        throw reconciliationProblems.statement_entry_decided({ extra: { state: entry.state } });
      }
      const decision = await this.decide(tx, entry, to, by);
      const assigned = { ...entry, ...decision, assignedAt: tx.now };
      await this.entries.decide(tx, [assigned], by.staffId);
      await this.record(tx, assigned, by);
      await keep(tx, assigned);
      return assigned;
    });
  }

  private async decide(tx: Tx, entry: StatementEntry, to: Assignment, { actor }: Bringer): Promise<Decision> {
    if (to.kind === 'account') {
      if ((await this.accounts.platformIdOf(to.accountId)) === null) throw unknown('accountId');
      const deposited = await this.book.deposit(tx, entry, to.accountId, { purpose: 'suspense' });
      return { ...deposited, state: 'assigned', reason: 'assigned_to_account' };
    }
    if ((await this.invoices.unscopedOne(to.invoiceId)) === null) throw unknown('invoiceId');
    // The booking brings the money from the bank to the customer, so it must not be in suspense as well.
    await this.ledger.reverseIn(tx, { reason: 'receipt_assigned', about: `statement-entry:${entry.id}` });
    const booked = await this.book.payInvoice(tx, entry, to.invoiceId, actor);
    return { ...booked, state: 'assigned', reason: 'assigned_to_invoice' };
  }

  private async record(tx: Tx, entry: StatementEntry, { actor }: Bringer): Promise<void> {
    const { id, amount, invoiceId, depositId, beneficiaryId } = entry;
    if (beneficiaryId === null) throw new Error('an assigned entry belongs to nobody');
    await this.accounts.auditIn(tx, {
      accountId: beneficiaryId,
      action: 'statement_entry.assigned',
      actor,
      target: { type: 'statement_entry', id: wireId('bke', id) },
      changes: {
        amount: formatAmount(amount),
        currency: amount.currency,
        ...(invoiceId === null ? {} : { invoiceId: wireId('inv', invoiceId) }),
        ...(depositId === null ? {} : { depositId: wireId('dep', depositId) }),
      },
    });
  }
}

function unknown(field: string): Error {
  return platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
}
