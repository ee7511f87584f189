import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** The receipt of a person's erasure. It knows the address, or the number that was asked for, only as a keyed hash. */
@Entity('contact_erasures')
@Index('contact_erasures_email_idx', ['accountId', 'emailHash', 'erasedAt'])
@Index('contact_erasures_phone_idx', ['accountId', 'phoneHash', 'erasedAt'], { where: 'phone_hash is not null' })
export class ContactErasureEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** Null of somebody who was known by his number alone. */
  @Column('bytea', { name: 'email_hash', nullable: true })
  emailHash: Buffer | null;

  /** Of somebody who was asked for by his number. */
  @Column('bytea', { name: 'phone_hash', nullable: true })
  phoneHash: Buffer | null;

  /** What was removed, by kind. */
  @Column('jsonb')
  counts: Record<string, number>;

  @Column('text', { name: 'asked_by_type' })
  askedByType: string;

  @Column('text', { name: 'asked_by_id', nullable: true })
  askedById: string | null;

  @Column('timestamptz', { name: 'erased_at', transformer: instantColumn })
  erasedAt: Instant;
}
