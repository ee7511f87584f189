import { Injectable } from '@nestjs/common';
import { newId, parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../audit-actor.js';
import type { AuditRecord } from '../rules/audit-entry.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export interface AuditFilter {
  action?: string;
  /** wire id of who did it */
  actor?: string;
  from?: Instant;
  to?: Instant;
}

/** Written in the transaction of what it tells about, so that neither exists without the other. */
@Injectable()
export class AuditLog {
  async record(tx: Tx, entry: AuditRecord): Promise<void> {
    const { actor, target } = entry;
    await tx.query(
      `insert into audit_log (id, account_id, at, action, actor_type, actor_id, actor_label, target_type, target_id, ip, changes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        newId(tx.now),
        entry.accountId,
        toDate(tx.now),
        entry.action,
        actor.type,
        actor.id,
        actor.label ?? (await labelOf(tx, entry.accountId, actor)),
        target.type,
        target.id,
        actor.ip ?? null,
        JSON.stringify(entry.changes ?? {}),
      ],
    );
  }

  page(
    tx: Tx,
    scope: AccountScope,
    filter: AuditFilter,
    page: { before: string | null; limit: number },
  ): Promise<AuditEntryEntity[]> {
    const query = tx.manager
      .createQueryBuilder(AuditEntryEntity, 'e')
      .where('e.account_id = :id', { id: scope.accountId })
      .orderBy('e.id', 'DESC')
      .limit(page.limit);
    if (page.before) query.andWhere('e.id < :before', { before: page.before });
    if (filter.action) query.andWhere('e.action = :action', { action: filter.action });
    if (filter.actor) query.andWhere('e.actor_id = :actor', { actor: filter.actor });
    if (filter.from !== undefined) query.andWhere('e.at >= :from', { from: toDate(filter.from) });
    if (filter.to !== undefined) query.andWhere('e.at < :to', { to: toDate(filter.to) });
    return query.getMany();
  }
}

/** The name a reader knows the actor by, as it was at that time. */
async function labelOf(tx: Tx, accountId: string, actor: Actor): Promise<string | null> {
  const userId = actor.type === 'user' && actor.id ? parseWireId(WIRE_PREFIXES.user, actor.id) : null;
  if (userId === null) return null;
  const rows = await tx.query<{ username: string }>('select username from users where account_id = $1 and id = $2', [
    accountId,
    userId,
  ]);
  return rows[0]?.username ?? null;
}
