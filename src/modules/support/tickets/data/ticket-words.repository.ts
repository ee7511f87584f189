import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';

/** Words of one ticket at most, before what is written next: a tsvector ends at a megabyte. */
const MAX_WORDS = 4_000;

const ADD = `insert into ticket_words (ticket_id, account_id, words) values ($1, $2, array_to_tsvector($3::text[]))
  on conflict (ticket_id) do update set words = ticket_words.words || excluded.words
  where length(ticket_words.words) < ${MAX_WORDS}`;

/** By what words a ticket is found. */
@Injectable()
export class TicketWordsRepository {
  async add(tx: Tx, ticket: { id: string; accountId: string }, words: readonly string[]): Promise<void> {
    if (words.length > 0) await tx.query(ADD, [ticket.id, ticket.accountId, words]);
  }
}
