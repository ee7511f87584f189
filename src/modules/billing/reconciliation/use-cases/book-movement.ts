import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { credit, debit, LedgerFacade } from '../../ledger/index.js';
import { StatementEntriesRepository } from '../data/statement-entries.repository.js';
import { judgeTargets, type MovementVerdict } from '../rules/judge-movement.js';
import type { Movement } from '../rules/statement.js';
import { type Decision, type StatementEntry, undecided } from '../rules/statement-entry.js';
import { entryOf } from '../rules/write-entry.js';
import { BookTarget } from './book-target.js';
import { FindTargets } from './find-targets.js';
import { TellOfReversal } from './tell-of-reversal.js';

/** From which file a movement is, and who brought it. */
export interface Source {
  statementId: string;
  staffId: string;
}

export type Booked =
  | { kind: 'new'; entry: StatementEntry }
  /** It was there before. */
  | { kind: 'known'; entry: StatementEntry };

type Kept = Exclude<MovementVerdict, { kind: 'ignored' }>;

/** Makes one movement true, once: the entry, the books and whatever it pays, in one transaction. */
@Injectable()
export class BookMovement {
  private readonly log = new Logger('BookMovement');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: StatementEntriesRepository,
    private readonly targets: FindTargets,
    private readonly book: BookTarget,
    private readonly ledger: LedgerFacade,
    private readonly reversals: TellOfReversal,
  ) {}

  async run(movement: Movement, verdict: Kept, source: Source): Promise<Booked> {
    try {
      return await this.unitOfWork.runAsWorker((tx) => this.in(tx, movement, verdict, source));
    } catch (error) {
      if (verdict.kind !== 'income') throw error;
      // What cannot be booked must not keep the rest of the statement waiting, and its money must not be lost.
      this.log.error({ msg: 'a line of a statement could not be booked', line: movement.line, err: error });
      const unclear = { kind: 'unclear', reason: 'booking_failed' } as const;
      return this.unitOfWork.runAsWorker((tx) => this.in(tx, movement, unclear, source));
    }
  }

  private async in(
    tx: Tx,
    movement: Movement,
    verdict: Kept | { kind: 'unclear'; reason: 'booking_failed' },
    { statementId, staffId }: Source,
  ): Promise<Booked> {
    const entry = entryOf(movement, { id: newId(tx.now), statementId, readAt: tx.now });
    if (!(await this.entries.insert(tx, entry, staffId))) {
      const known = await this.entries.byIdentity(tx, entry.identity);
      if (known === null) throw new Error('a statement entry is there and cannot be found');
      return { kind: 'known', entry: known };
    }
    const decision = await this.decide(tx, entry, verdict);
    await this.entries.decide(tx, entry.id, decision);
    return { kind: 'new', entry: { ...entry, ...decision } };
  }

  private async decide(
    tx: Tx,
    entry: StatementEntry,
    verdict: Kept | { kind: 'unclear'; reason: 'booking_failed' },
  ): Promise<Decision> {
    if (verdict.kind === 'reversal') {
      await this.reversals.in(tx, entry);
      return { ...undecided('reversal'), state: 'reversal' };
    }
    if (verdict.kind === 'unclear') return this.suspend(tx, entry, undecided(verdict.reason));
    const found = judgeTargets(verdict.references, await this.targets.in(tx, verdict.references));
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
