import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { AccountRole, StaffRole } from '../../../../platform/http/index.js';
import { type RefreshToken, SESSION_LIFETIME_MS } from '../rules/judge-refresh.js';
import type { SessionOwner } from '../rules/session-owner.js';

/** A living session with what its owner may do now. */
export interface LiveSession {
  id: string;
  account_id: string | null;
  user_id: string | null;
  staff_id: string | null;
  role: AccountRole | null;
  staff_roles: StaffRole[] | null;
  /** Of a session in which a member of staff acts in the user's place. */
  acting_staff_id: string | null;
  acting_roles: StaffRole[] | null;
  impersonation_id: string | null;
  impersonation_mode: 'read' | 'write' | null;
}

/** Where a session was opened, and how long it lasts where that is less than others do. */
export interface SessionOrigin {
  ip: string;
  userAgent: string | null;
  lifetimeMs?: number;
}

/** A refresh token with the session it belongs to. */
interface FoundToken extends RefreshToken {
  sessionId: string;
  /** null for staff */
  accountId: string | null;
}

/** An open session as its owner sees it. */
export interface OwnSession {
  id: string;
  ip: string | null;
  userAgent: string | null;
  createdAt: Instant;
  lastUsedAt: Instant;
  expiresAt: Instant;
  /** One of the operator's people acts in it. */
  impersonated: boolean;
}

const OWN = `id, ip, user_agent as "userAgent", created_at as "createdAt", last_used_at as "lastUsedAt",
  expires_at as "expiresAt", acting_staff_id is not null as impersonated`;
const OPEN = 'ended_at is null and expires_at > clock_timestamp()';

/** Sessions and their refresh tokens; all times are machine time, by the database's clock. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly pool: HotPool) {}

  /** Machine time, for what must agree between processes. */
  async machineNow(tx: Tx): Promise<Instant> {
    return (await tx.query<{ now: Instant }>('select clock_timestamp() as now'))[0]!.now;
  }

  async insert(tx: Tx, owner: SessionOwner, from: SessionOrigin, now: Instant): Promise<string> {
    const id = newId(now);
    await tx.query(
      `insert into sessions (id, account_id, user_id, staff_id, ip, user_agent, created_at, last_used_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [
        id,
        owner.kind === 'user' ? owner.accountId : null,
        owner.kind === 'user' ? owner.userId : null,
        owner.kind === 'staff' ? owner.staffId : null,
        from.ip,
        from.userAgent?.slice(0, 300) ?? null,
        toDate(now),
        toDate((now + (from.lifetimeMs ?? SESSION_LIFETIME_MS)) as Instant),
      ],
    );
    return id;
  }

  async insertToken(tx: Tx, sessionId: string, now: Instant): Promise<string> {
    const id = newId(now);
    await tx.query('insert into refresh_tokens (id, session_id, created_at) values ($1, $2, $3)', [
      id,
      sessionId,
      toDate(now),
    ]);
    return id;
  }

  async lockToken(tx: Tx, tokenId: string): Promise<FoundToken | null> {
    const rows = await tx.query<FoundToken>(
      `select r.session_id as "sessionId", r.created_at as "createdAt", r.used_at as "usedAt", r.successor_id as "successorId",
         s.account_id as "accountId", s.ended_at as "sessionEndedAt", s.expires_at as "sessionExpiresAt"
       from refresh_tokens r join sessions s on s.id = r.session_id where r.id = $1 for update of r`,
      [tokenId],
    );
    return rows[0] ?? null;
  }

  async markUsed(tx: Tx, tokenId: string, successorId: string, now: Instant): Promise<void> {
    await tx.query('update refresh_tokens set used_at = $2, successor_id = $3 where id = $1', [
      tokenId,
      toDate(now),
      successorId,
    ]);
  }

  /** False when it had ended already. */
  async end(tx: Tx, sessionId: string, reason: string): Promise<boolean> {
    const rows = await tx.query(
      'update sessions set ended_at = clock_timestamp(), end_reason = $2 where id = $1 and ended_at is null returning id',
      [sessionId, reason],
    );
    return rows.length > 0;
  }

  /** Answers which sessions ended. */
  async endAllOf(tx: Tx, scope: AccountScope, userId: string, reason: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update sessions set ended_at = clock_timestamp(), end_reason = $3
       where account_id = $1 and user_id = $2 and ended_at is null returning id`,
      [scope.accountId, userId, reason],
    );
    return rows.map((row) => row.id);
  }

  async openIdsOf(tx: Tx, scope: AccountScope, userId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from sessions where account_id = $1 and user_id = $2 and ended_at is null',
      [scope.accountId, userId],
    );
    return rows.map((row) => row.id);
  }

  /** Of all people of an account. */
  async endAllOfAccount(tx: Tx, scope: AccountScope, reason: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update sessions set ended_at = clock_timestamp(), end_reason = $2
       where account_id = $1 and ended_at is null returning id`,
      [scope.accountId, reason],
    );
    return rows.map((row) => row.id);
  }

  /** The same for one of the operator's people. */
  async endAllOfStaff(tx: Tx, staffId: string, reason: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update sessions set ended_at = clock_timestamp(), end_reason = $2 where staff_id = $1 and ended_at is null returning id`,
      [staffId, reason],
    );
    return rows.map((row) => row.id);
  }

  async endOthersOf(tx: Tx, owner: SessionOwner, keptId: string | null, reason: string): Promise<string[]> {
    const [condition, ...ids] = ownedBy(owner);
    const rows = await tx.query<{ id: string }>(
      `update sessions set ended_at = clock_timestamp(), end_reason = $4
       where ${condition} and id is distinct from $3::uuid and ended_at is null returning id`,
      [...ids, keptId, reason],
    );
    return rows.map((row) => row.id);
  }

  openOf(tx: Tx, owner: SessionOwner, page: { before: string | null; limit: number }): Promise<OwnSession[]> {
    const [condition, ...ids] = ownedBy(owner);
    return tx.query<OwnSession>(
      `select ${OWN} from sessions where ${condition} and ${OPEN} and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [...ids, page.before, page.limit],
    );
  }

  async findOpen(tx: Tx, owner: SessionOwner, id: string): Promise<OwnSession | null> {
    const [condition, ...ids] = ownedBy(owner);
    const rows = await tx.query<OwnSession>(`select ${OWN} from sessions where ${condition} and ${OPEN} and id = $3`, [
      ...ids,
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Other processes note the same; one of them is enough. */
  async touch(ids: readonly string[]): Promise<void> {
    await this.pool.query(
      `update sessions set last_used_at = clock_timestamp() where id = any($1) and last_used_at < clock_timestamp() - interval '30 seconds'`,
      [ids],
    );
  }

  async live(sessionIds: readonly string[]): Promise<LiveSession[]> {
    const { rows } = await this.pool.query<LiveSession>({
      name: 'live-sessions',
      text: `select s.id, s.account_id, s.user_id, s.staff_id, u.role, t.roles as staff_roles,
          s.acting_staff_id, acting.roles as acting_roles, s.impersonation_id, s.impersonation_mode
        from sessions s
        left join users u on u.id = s.user_id and u.account_id = s.account_id
        left join accounts a on a.id = s.account_id
        left join staff t on t.id = s.staff_id and t.disabled_at is null
        left join staff acting on acting.id = s.acting_staff_id and acting.disabled_at is null
        where s.id = any($1) and s.ended_at is null and s.expires_at > clock_timestamp()
          and (t.id is not null or (u.id is not null and a.status not in ('closing', 'closed')))`,
      values: [sessionIds],
    });
    return rows;
  }

  async deleteStale(): Promise<void> {
    await this.pool
      .query(`with gone as (delete from sessions where least(ended_at, expires_at) < clock_timestamp() - interval '30 days' returning id)
      delete from refresh_tokens r using gone where r.session_id = gone.id`);
    await this.pool.query(`delete from refresh_tokens where used_at < clock_timestamp() - interval '30 days'`);
  }
}

/** Whose a session is, as a condition on its first two parameters. */
function ownedBy(owner: SessionOwner): [condition: string, string | null, string] {
  return owner.kind === 'user'
    ? ['account_id = $1::uuid and user_id = $2', owner.accountId, owner.userId]
    : ['account_id is not distinct from $1::uuid and staff_id = $2', null, owner.staffId];
}
