import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import { type LocalDate, localDate } from '../../../kernel/time/calendar.js';
import type { Tx } from '../../../platform/database/tx.js';
import { LedgerRepository } from './data/ledger.repository.js';
import { BOOKS_ZONE } from './rules/books-day.js';
import { type Entry, faultIn, withoutZeros } from './rules/posting.js';

export interface Posting {
  reason: string;
  /** What happened, named once for all: `invoice:<id>`. Posting it again throws. */
  about: string;
  entries: readonly Entry[];
  /** The day of the books it counts on: a document's own date, or today. */
  bookedOn?: LocalDate;
}

/** The books, as the rest of billing writes them. Nothing is ever changed: what was wrong is reversed. */
@Injectable()
export class LedgerFacade {
  constructor(private readonly ledger: LedgerRepository) {}

  /** Books what has happened in the transaction that makes it happen. The transaction must be a worker's. */
  postIn(tx: Tx, posting: Posting): Promise<void> {
    return this.postAllIn(tx, [posting]);
  }

  /** The same for many, in as few statements as for one. */
  async postAllIn(tx: Tx, postings: readonly Posting[]): Promise<void> {
    if (postings.length === 0) return;
    const posted = postings.map(({ reason, about, entries, bookedOn }) => {
      const written = withoutZeros(entries);
      const fault = faultIn(written);
      if (fault !== null) throw new Error(`${about} cannot be posted: ${fault}`);
      return { transaction: { ...this.fresh(tx, bookedOn), reason, about }, entries: written };
    });
    await this.ledger.insertAll(tx, posted);
  }

  /** Books the opposite of what was posted about something; at most once. */
  async reverseIn(tx: Tx, { reason, about }: Pick<Posting, 'reason' | 'about'>): Promise<void> {
    const reverses = await this.ledger.idAbout(tx, about);
    if (reverses === null) throw new Error(`nothing was posted about ${about}`);
    await this.ledger.insertReversal(tx, { ...this.fresh(tx), reason, about: `reversal:${about}`, reverses });
  }

  private fresh(tx: Tx, bookedOn: LocalDate = localDate(tx.now, BOOKS_ZONE)): { id: string; bookedOn: LocalDate } {
    return { id: newId(tx.now), bookedOn };
  }
}
