import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { credit, debit, LedgerFacade } from '../../ledger/index.js';
import type { KeptVerdict } from '../rules/booking-order.js';
import { judgeTargets } from '../rules/judge-movement.js';
import { type Decision, type StatementEntry, type Target, undecided } from '../rules/statement-entry.js';
import { BookTarget } from './book-target.js';
import { TellOfReversal } from './tell-of-reversal.js';

/** Lets an entry do what it is for, or puts its money into suspense. */
@Injectable()
export class DecideEntry {
  constructor(
    private readonly book: BookTarget,
    private readonly ledger: LedgerFacade,
    private readonly reversals: TellOfReversal,
  ) {}

  async in(
    tx: Tx,
    entry: StatementEntry,
    verdict: KeptVerdict,
    targets: ReadonlyMap<string, Target>,
  ): Promise<Decision> {
    if (verdict.kind === 'reversal') {
      await this.reversals.in(tx, entry);
      return { ...undecided('reversal'), state: 'reversal' };
    }
    if (verdict.kind === 'unclear') return this.suspend(tx, entry, undecided(verdict.reason));
    const found = judgeTargets(verdict.references, targets);
    if (found.kind === 'one') return this.book.in(tx, entry, found.target);
    if (found.kind === 'none') return this.suspend(tx, entry, undecided(found.reason));
    return this.suspend(tx, entry, undecided('several_references', found.candidates));
  }

  /** The money is at the bank, and nobody knows whose it is. */
  private async suspend(tx: Tx, { id, amount }: StatementEntry, decision: Decision): Promise<Decision> {
    const entries = [debit({ purpose: 'bank' }, amount), credit({ purpose: 'suspense' }, amount)];
    await this.ledger.postIn(tx, { reason: 'unmatched_receipt', about: `statement-entry:${id}`, entries });
    return decision;
  }
}
