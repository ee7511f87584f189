import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';
import { toDate } from '../../kernel/time/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';

export interface SendingPause {
  accountId: string;
  reason: string;
  pausedBy: string;
  pausedAt: Instant;
}

const COLUMNS = 'account_id as "accountId", reason, paused_by as "pausedBy", paused_at as "pausedAt"';
/** Few accounts are paused at any time, so all of them are remembered, for this long. */
const FRESH_MS = 2_000;

/** Accounts whose mail is accepted and waits, because staff stopped its sending. */
@Injectable()
export class SendingPauses {
  private known: Promise<ReadonlySet<string>> | null = null;
  private readAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  /** Whoever sets it again changes the reason; the beginning stays. */
  async pauseIn(tx: Tx, scope: AccountScope, reason: string, pausedBy: string): Promise<SendingPause> {
    const rows = await tx.query<SendingPause>(
      `insert into sending_pauses (account_id, reason, paused_by, paused_at) values ($1, $2, $3, $4)
       on conflict (account_id) do update set reason = excluded.reason, paused_by = excluded.paused_by returning ${COLUMNS}`,
      [scope.accountId, reason, pausedBy, toDate(tx.now)],
    );
    return rows[0]!;
  }

  /** Answers what was ended; null when nothing was paused. */
  async resumeIn(tx: Tx, scope: AccountScope): Promise<SendingPause | null> {
    const rows = await tx.query<SendingPause>(
      `with ended as (delete from sending_pauses where account_id = $1 returning *) select ${COLUMNS} from ended`,
      [scope.accountId],
    );
    return rows[0] ?? null;
  }

  async of(scope: AccountScope): Promise<SendingPause | null> {
    const { rows } = await this.pool.query<SendingPause>(
      `select ${COLUMNS} from sending_pauses where account_id = $1`,
      [scope.accountId],
    );
    return rows[0] ?? null;
  }

  /** The accounts whose mail must not leave; as this process knew it at most two seconds ago. */
  paused(): Promise<ReadonlySet<string>> {
    const nowMs = this.clock.monotonicMs();
    if (this.known === null || nowMs - this.readAtMs > FRESH_MS) {
      this.readAtMs = nowMs;
      this.known = this.read();
      this.known.catch(() => this.forget());
    }
    return this.known;
  }

  /** After a change of this process's own. */
  forget(): void {
    this.known = null;
  }

  private async read(): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ account_id: string }>('select account_id from sending_pauses');
    return new Set(rows.map((row) => row.account_id));
  }
}
