import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/**
 * How far each consumer of the event log has come. A consumer reads a page outside its transaction (an open one would keep the
 * log's horizon from moving on), then advances and writes the page's effect in one: whoever comes second changes nothing.
 */
@Injectable()
export class MailEventCursors {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The last event that `name` has dealt with; 0 before its first. */
  async positionOf(name: string): Promise<number> {
    const rows = await this.unitOfWork.readAsWorker<{ sequence: number }>(
      'select sequence from mail_event_cursors where name = $1',
      [name],
    );
    return rows[0]?.sequence ?? 0;
  }

  /** False when another process has gone on from `from` in the meantime; then the page is its, not ours. */
  async advanceIn(tx: Tx, name: string, from: number, upTo: number): Promise<boolean> {
    await tx.query('insert into mail_event_cursors (name, sequence) values ($1, 0) on conflict do nothing', [name]);
    const moved = await tx.query(
      'update mail_event_cursors set sequence = $3 where name = $1 and sequence = $2 returning 1 as moved',
      [name, from, upTo],
    );
    return moved.length > 0;
  }
}
