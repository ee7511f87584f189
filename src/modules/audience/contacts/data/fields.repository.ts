import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { FieldTypes } from '../rules/field-values.js';
import { ContactFieldEntity } from './contact-field.entity.js';

@Injectable()
export class FieldsRepository {
  /** What values are checked against. */
  async typesIn(tx: Tx, { accountId }: AccountScope): Promise<FieldTypes> {
    const rows = await tx.query<Pick<ContactFieldEntity, 'key' | 'type'>>(
      'select key, type from contact_fields where account_id = $1 and removed_at is null',
      [accountId],
    );
    return new Map(rows.map(({ key, type }) => [key, type]));
  }

  find(tx: Tx, { accountId }: AccountScope, key: string): Promise<ContactFieldEntity | null> {
    return tx.manager.findOneBy(ContactFieldEntity, { accountId, key, removedAt: IsNull() });
  }

  /** By key. */
  page(tx: Tx, { accountId }: AccountScope, after: string | null, limit: number): Promise<ContactFieldEntity[]> {
    return tx.manager.find(ContactFieldEntity, {
      where: { accountId, removedAt: IsNull(), ...(after === null ? {} : { key: MoreThan(after) }) },
      order: { key: 'ASC' },
      take: limit,
    });
  }

  /** All of the account, also those that are being removed; nobody defines another one until the end of the transaction. */
  async lockAll(tx: Tx, { accountId }: AccountScope): Promise<ContactFieldEntity[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('contact_fields ' || $1, 0))`, [accountId]);
    return tx.manager.findBy(ContactFieldEntity, { accountId });
  }

  async insert(tx: Tx, field: ContactFieldEntity): Promise<void> {
    await tx.manager.insert(ContactFieldEntity, field);
  }

  async update(tx: Tx, { accountId, key }: ContactFieldEntity, change: Partial<ContactFieldEntity>): Promise<void> {
    await tx.manager.update(ContactFieldEntity, { accountId, key }, change);
  }

  /** Kept from being cleared by two at once. */
  async unscopedOldestRemoved(tx: Tx): Promise<ContactFieldEntity | null> {
    const [oldest] = await tx.query<{ account_id: string; key: string }>(
      'select account_id, key from contact_fields where removed_at is not null order by removed_at limit 1 for update',
    );
    return oldest === undefined
      ? null
      : tx.manager.findOneBy(ContactFieldEntity, { accountId: oldest.account_id, key: oldest.key });
  }

  /** Goes through the contacts in the order of their ids, so that a field of a million takes no longer than reading them. */
  async unscopedClear(tx: Tx, field: ContactFieldEntity, limit: number): Promise<void> {
    const { accountId, key, clearedUpTo } = field;
    const [seen] = await tx.query<{ last: string | null; n: number }>(
      `with page as materialized (
         select id, fields ? $2 as has from contacts
          where account_id = $1 and ($3::uuid is null or id > $3) order by id limit $4),
       cleared as (
         update contacts c set fields = c.fields - $2, version = c.version + 1
           from page where c.account_id = $1 and c.id = page.id and page.has)
       select (select id from page order by id desc limit 1) as last, (select count(*)::int from page) as n`,
      [accountId, key, clearedUpTo, limit],
    );
    if (seen!.n < limit) await tx.manager.delete(ContactFieldEntity, { accountId, key });
    else await tx.manager.update(ContactFieldEntity, { accountId, key }, { clearedUpTo: seen!.last });
  }
}
