import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** The receipt of a person's erasure. It knows the address only as a keyed hash. */
@Entity('contact_erasures')
@Index('contact_erasures_email_idx', ['accountId', 'emailHash', 'erasedAt'])
export class ContactErasureEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea', { name: 'email_hash' })
  emailHash: Buffer;

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
