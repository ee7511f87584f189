import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Overflow, ReputationClass, Stream } from '../rules/pool.js';

/** Addresses that mail may leave from instead of one another: an account's own, or shared ones of one class of senders. */
@Entity('ip_pools')
@Unique('ip_pools_owner_key', ['id', 'accountId'])
@Index('ip_pools_name_key', ['accountId', 'name'], { unique: true })
@Index('ip_pools_account_idx', ['accountId', 'id'], { where: 'account_id is not null' })
@Index('ip_pools_class_key', ['class'], { unique: true, where: 'account_id is null' })
@Check('ip_pools_class_check', "class in ('good', 'new', 'quarantine')")
@Check('ip_pools_stream_check', "stream in ('transactional', 'marketing')")
@Check('ip_pools_overflow_check', "overflow in ('shared', 'wait')")
@Check('ip_pools_kind_check', '(account_id is null) = (class is not null)')
export class IpPoolEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ip_pools_pkey' })
  id: string;

  /** Null: shared. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  class: ReputationClass | null;

  /** Only this mail; null: all. */
  @Column({ type: 'text', nullable: true })
  stream: Stream | null;

  @Column({ type: 'text' })
  overflow: Overflow;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
