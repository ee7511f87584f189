import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { firstIdAt, newId, parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../audit-actor.js';
import { changesToKeep } from '../rules/audit-changes.js';
import type { AuditRecord } from '../rules/audit-entry.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export interface AuditFilter {
  action?: string;
  /** wire id of who did it */
  actor?: string;
  from?: Instant;
  /** exclusive */
  to?: Instant;
}
export interface AuditPage {
  before: string | null;
  limit: number;
}

const RECORD = `insert into audit_log (id, account_id, at, action, actor_type, actor_id, actor_label, target_type, target_id,
    ip, changes, on_behalf_of, on_behalf_label)
  select e.id, e.account_id, $2::timestamptz, e.action, e.actor_type, e.actor_id,
    coalesce(e.actor_label, case e.actor_type
      when 'user' then (select username from users where account_id = e.account_id and id = e.actor_uuid)
      when 'key' then (select name from api_keys where account_id = e.account_id and id = e.actor_uuid)
      when 'staff' then staff_label(e.actor_uuid) end),
    e.target_type, e.target_id, e.ip, e.changes, e.on_behalf_of,
    (select username from users where account_id = e.account_id and id = e.on_behalf_uuid)
  from jsonb_to_recordset($1::jsonb) as e (id uuid, account_id uuid, action text, actor_type text, actor_id text,
    actor_label text, actor_uuid uuid, target_type text, target_id text, ip text, changes jsonb, on_behalf_of text,
    on_behalf_uuid uuid)
  order by e.id`;

/** Written in the transaction of what it tells about, so that neither exists without the other. */
@Injectable()
export class AuditLog {
  record(tx: Tx, entry: AuditRecord): Promise<void> {
    return this.recordAll(tx, [entry]);
  }

  /** Any number in one statement. Names are kept as they were at that time. */
  async recordAll(tx: Tx, entries: readonly AuditRecord[]): Promise<void> {
    const rows = entries.map(({ accountId, action, actor, target, changes }) => ({
      id: newId(tx.now),
      account_id: accountId,
      action,
      actor_type: actor.type,
      actor_id: actor.id,
      actor_label: actor.label ?? null,
      actor_uuid: uuidOf(actor),
      target_type: target.type,
      target_id: target.id,
      ip: actor.ip ?? null,
      changes: changesToKeep(changes ?? {}),
      on_behalf_of: actor.onBehalfOf ?? null,
      on_behalf_uuid: actor.onBehalfOf ? parseWireId(WIRE_PREFIXES.user, actor.onBehalfOf) : null,
    }));
    if (rows.length > 0) await tx.query(RECORD, [JSON.stringify(rows), toDate(tx.now)]);
  }

  page(tx: Tx, scope: AccountScope, filter: AuditFilter, page: AuditPage): Promise<AuditEntryEntity[]> {
    const query = this.newestFirst(tx, filter, page);
    return query.andWhere('e.account_id = :accountId', { accountId: scope.accountId }).getMany();
  }

  /** For staff: over all accounts. */
  unscopedPage(tx: Tx, filter: AuditFilter, page: AuditPage): Promise<AuditEntryEntity[]> {
    return this.newestFirst(tx, filter, page).getMany();
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<AuditEntryEntity | null> {
    return tx.manager.findOne(AuditEntryEntity, { where: { accountId: scope.accountId, id } });
  }

  unscopedFind(tx: Tx, id: string): Promise<AuditEntryEntity | null> {
    return tx.manager.findOne(AuditEntryEntity, { where: { id } });
  }

  /**
   * Takes names, addresses and texts of people out of an account's entries when the account is erased; the entries stay.
   * As a worker only. Answers how many entries had something to forget.
   */
  async forgetPeople(tx: Tx, scope: AccountScope): Promise<number> {
    const rows = await tx.query<{ forgotten: number }>('select audit_log_forget($1) as forgotten', [scope.accountId]);
    return rows[0]!.forgotten;
  }

  /** Ids carry their time, so that one index serves order, page and span. */
  private newestFirst(tx: Tx, filter: AuditFilter, page: AuditPage): SelectQueryBuilder<AuditEntryEntity> {
    const query = tx.manager.createQueryBuilder(AuditEntryEntity, 'e').where('true').orderBy('e.id', 'DESC');
    if (page.before) query.andWhere('e.id < :before', { before: page.before });
    if (filter.action) query.andWhere('e.action = :action', { action: filter.action });
    if (filter.actor) query.andWhere('e.actor_id = :actor', { actor: filter.actor });
    if (filter.from !== undefined) query.andWhere('e.id >= :from', { from: firstIdAt(filter.from) });
    if (filter.to !== undefined) query.andWhere('e.id < :to', { to: firstIdAt(filter.to) });
    return query.limit(page.limit);
  }
}

function uuidOf({ type, id }: Actor): string | null {
  if (id === null || type === 'system') return null;
  const prefix = { user: WIRE_PREFIXES.user, key: WIRE_PREFIXES.apiKey, staff: WIRE_PREFIXES.staff }[type];
  return parseWireId(prefix, id);
}
