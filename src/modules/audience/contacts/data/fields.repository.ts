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
}
