import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

export type VerifiedBy = 'link' | 'domain' | 'sign_up';

@Entity('senders')
@Unique('senders_address_key', ['accountId', 'addressKey'])
@Index('senders_list_idx', ['accountId', 'id'])
@Index('senders_domain_idx', ['accountId', 'domain'])
@Check(
  'senders_status_check',
  `(status = 'verified') = (verified_at is not null) and (status = 'verified') = (verified_by is not null)`,
)
@Check('senders_verified_by_check', `verified_by in ('link', 'domain', 'sign_up')`)
export class SenderEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'senders_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ name: 'address_key', type: 'text' })
  addressKey: string;

  @Column({ type: 'text' })
  domain: string;

  @Column({ type: 'text' })
  status: 'pending' | 'verified';

  @Column({ name: 'verified_by', type: 'text', nullable: true })
  verifiedBy: VerifiedBy | null;

  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  verifiedAt: Instant | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
