import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** The wrong tries of each agent; of staff, so of no account. */
@Injectable()
export class AgentGuessesRepository {
  /** Locks the agent's row first, so that his parallel tries are judged one after the other. */
  async lock(tx: Tx, staffId: string): Promise<Instant[]> {
    await tx.query(`insert into pin_guesses_of_agents (staff_id, wrong_at) values ($1, '{}') on conflict do nothing`, [
      staffId,
    ]);
    const rows = await tx.query<{ at: Instant | null }>(
      `with agent as materialized (select wrong_at from pin_guesses_of_agents where staff_id = $1 for update)
       select unnest(wrong_at) as at from agent`,
      [staffId],
    );
    return rows.map(({ at }) => at).filter((at): at is Instant => at !== null);
  }

  async keep(tx: Tx, staffId: string, wrongAt: Instant[]): Promise<void> {
    await tx.query('update pin_guesses_of_agents set wrong_at = $2 where staff_id = $1', [
      staffId,
      wrongAt.map(toDate),
    ]);
  }
}
