import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

export interface NewImpersonationSession {
  userId: string;
  staffId: string;
  impersonationId: string;
  mode: 'read' | 'write';
  ip: string | null;
}

/** Sessions of staff in a person's place: the person's, with who really acts. They have no refresh tokens. */
@Injectable()
export class ImpersonationSessionsRepository {
  async insert(
    tx: Tx,
    scope: AccountScope,
    wanted: NewImpersonationSession,
    now: Instant,
    lifetimeMs: number,
  ): Promise<string> {
    const id = newId(now);
    await tx.query(
      `insert into sessions (id, account_id, user_id, ip, created_at, last_used_at, expires_at,
         acting_staff_id, impersonation_id, impersonation_mode)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)`,
      [
        id,
        scope.accountId,
        wanted.userId,
        wanted.ip,
        toDate(now),
        toDate(addMs(now, lifetimeMs)),
        wanted.staffId,
        wanted.impersonationId,
        wanted.mode,
      ],
    );
    return id;
  }

  /** Of those of these sessions that were ended, how long ago. */
  async endedMsAgo(tx: Tx, scope: AccountScope, sessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; msAgo: number }>(
      `select wanted.id, coalesce(extract(epoch from clock_timestamp() - s.ended_at) * 1000, 0)::float8 as "msAgo"
       from unnest($2::uuid[]) as wanted (id)
       left join sessions s on s.account_id = $1 and s.id = wanted.id
       where s.id is null or s.ended_at is not null`,
      [scope.accountId, sessionIds],
    );
    return new Map(rows.map(({ id, msAgo }) => [id, msAgo]));
  }
}
