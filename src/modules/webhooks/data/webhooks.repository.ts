import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { Webhook } from '../rules/webhook.js';
import { WebhookEntity } from './webhook.entity.js';

/** Receivers as their owners wrote them. */
@Injectable()
export class WebhooksRepository {
  async insert(tx: Tx, webhook: Webhook): Promise<void> {
    await tx.manager.insert(WebhookEntity, rowOf(webhook));
  }

  async save(tx: Tx, webhook: Webhook): Promise<void> {
    const { id, accountId, ...row } = rowOf(webhook);
    await tx.manager.update(WebhookEntity, { accountId, id }, row);
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<Webhook | null> {
    return webhookOf(await tx.manager.findOneBy(WebhookEntity, { accountId, id }));
  }

  async lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<Webhook | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return webhookOf(await tx.manager.findOne(WebhookEntity, { where: { accountId, id }, lock }));
  }

  /** Newest first. */
  async list(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<Webhook[]> {
    const where = before === null ? { accountId } : { accountId, id: LessThan(before) };
    const rows = await tx.manager.find(WebhookEntity, { where, order: { id: 'DESC' }, take: limit });
    return rows.map((row) => webhookOf(row)!);
  }

  /** How many there are; two who count at once wait for each other. */
  async countLocked(tx: Tx, { accountId }: AccountScope): Promise<number> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7023))', [accountId]);
    return tx.manager.countBy(WebhookEntity, { accountId });
  }

  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<void> {
    await tx.manager.delete(WebhookEntity, { accountId, id });
  }

  /** Of those accounts the ones that have receivers. */
  async unscopedAccountsWith(tx: Tx, accountIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      'select distinct account_id as id from webhooks where account_id = any ($1::uuid[]) and active',
      [accountIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async activeOf(tx: Tx, { accountId }: AccountScope): Promise<Webhook[]> {
    const rows = await tx.manager.find(WebhookEntity, { where: { accountId, active: true }, order: { id: 'ASC' } });
    return rows.map((row) => webhookOf(row)!);
  }
}

function rowOf({ batch, ...webhook }: Webhook): WebhookEntity {
  return {
    ...webhook,
    batchMaxEvents: batch?.maxEvents ?? null,
    batchMaxWaitSeconds: batch?.maxWaitSeconds ?? null,
  };
}

function webhookOf(row: WebhookEntity | null): Webhook | null {
  if (row === null) return null;
  const { batchMaxEvents, batchMaxWaitSeconds, ...webhook } = row;
  const batch =
    batchMaxEvents === null || batchMaxWaitSeconds === null
      ? null
      : { maxEvents: batchMaxEvents, maxWaitSeconds: batchMaxWaitSeconds };
  return { ...webhook, batch };
}
