import { Injectable } from '@nestjs/common';
import { StatementEntriesRepository } from '../data/statement-entries.repository.js';
import { ENTRY_STATES, type EntryState, type StatementEntry } from '../rules/statement-entry.js';

@Injectable()
export class ReadEntries {
  constructor(private readonly entries: StatementEntriesRepository) {}

  unscopedOne(id: string): Promise<StatementEntry | null> {
    return this.entries.find(id);
  }

  /** Newest first, of all states when none is named; one more than `limit` when there is more. */
  unscopedPage(state: EntryState | undefined, limit: number, before: string | null): Promise<StatementEntry[]> {
    return this.entries.page(state === undefined ? ENTRY_STATES : [state], limit + 1, before);
  }
}
