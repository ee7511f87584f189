import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { StatementEntriesRepository } from '../data/statement-entries.repository.js';
import { bookingOrder, type JudgedMovement } from '../rules/booking-order.js';
import type { StatementEntry } from '../rules/statement-entry.js';
import { entryOf } from '../rules/write-entry.js';
import { DecideEntry } from './decide-entry.js';
import { FindTargets } from './find-targets.js';

/** From which file movements are, and who brought it. */
export interface Source {
  statementId: string;
  staffId: string;
}

/** What became of movements, by their identities. */
export interface BookedMovements {
  kept: Map<string, StatementEntry>;
  /** They were there before. */
  known: Map<string, StatementEntry>;
}

/**
 * Makes movements true, each once: the entries, the books and whatever they pay, in one transaction. When one of them cannot be
 * booked, nothing is, and each has a transaction of its own, so that the others are booked all the same.
 */
@Injectable()
export class BookMovements {
  private readonly log = new Logger('BookMovements');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: StatementEntriesRepository,
    private readonly targets: FindTargets,
    private readonly decisions: DecideEntry,
  ) {}

  /** No two of the movements may be the same. */
  async run(judged: readonly JudgedMovement[], source: Source): Promise<BookedMovements> {
    if (judged.length < 2) return this.oneByOne(judged, source);
    try {
      return await this.unitOfWork.runAsWorker((tx) => this.in(tx, judged, source));
    } catch (error) {
      this.log.warn({ msg: 'lines of a statement are booked one by one', lines: judged.length, err: error });
      return this.oneByOne(judged, source);
    }
  }

  private async oneByOne(judged: readonly JudgedMovement[], source: Source): Promise<BookedMovements> {
    const booked: BookedMovements = { kept: new Map(), known: new Map() };
    for (const one of judged) {
      const { kept, known } = await this.alone(one, source);
      for (const [identity, entry] of kept) booked.kept.set(identity, entry);
      for (const [identity, entry] of known) booked.known.set(identity, entry);
    }
    return booked;
  }

  private async alone(one: JudgedMovement, source: Source): Promise<BookedMovements> {
    try {
      return await this.unitOfWork.runAsWorker((tx) => this.in(tx, [one], source));
    } catch (error) {
      const { movement, verdict } = one;
      if (verdict.kind !== 'income') throw error;
      // What cannot be booked must not keep the rest of the statement waiting, and its money must not be lost.
      this.log.error({ msg: 'a line of a statement could not be booked', line: movement.line, err: error });
      const unclear = { movement, verdict: { kind: 'unclear', reason: 'booking_failed' } } as const;
      return this.unitOfWork.runAsWorker((tx) => this.in(tx, [unclear], source));
    }
  }

  private async in(tx: Tx, judged: readonly JudgedMovement[], source: Source): Promise<BookedMovements> {
    // In their order: ids of one moment have none of their own.
    const ids = judged.map(() => newId(tx.now)).sort();
    const written = judged.map(({ movement, verdict }, n) => ({
      verdict,
      entry: entryOf(movement, { id: ids[n]!, statementId: source.statementId, readAt: tx.now }),
    }));
    const fresh = await this.entries.insert(tx, written.map(({ entry }) => entry), source.staffId); // prettier-ignore
    const own = written.filter(({ entry }) => fresh.has(entry.identity));
    const wanted = own.flatMap(({ verdict }) => (verdict.kind === 'income' ? verdict.references : []));
    const targets = await this.targets.in(tx, wanted);
    const kept = new Map<string, StatementEntry>();
    for (const { entry, verdict } of bookingOrder(own, targets)) {
      kept.set(entry.identity, { ...entry, ...(await this.decisions.in(tx, entry, verdict, targets)) });
    }
    await this.entries.decide(tx, [...kept.values()]);
    const before = written.map(({ entry }) => entry.identity).filter((identity) => !fresh.has(identity));
    return { kept, known: await this.entries.knownIn(tx, before) };
  }
}
