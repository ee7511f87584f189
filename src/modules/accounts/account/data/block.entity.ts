import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { BlockReason, BlockScope, BlockStep } from '../rules/blocks.js';

/** One reason why an account may not do something. Reasons are a set: lifting one leaves the others. */
@Entity('blocks')
@Index('blocks_account', ['accountId', 'id'])
@Check('blocks_scope', `scope in ('sending', 'campaigns', 'all')`)
export class BlockEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Index('blocks_open', { where: 'lifted_at is null' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  reason: BlockReason;

  @Column('text')
  scope: BlockScope;

  @Column('double precision', { nullable: true })
  measured: number | null;

  @Column('double precision', { name: 'limit_value', nullable: true })
  limit: number | null;

  @Column('text', { nullable: true })
  unit: string | null;

  @Column('jsonb')
  steps: BlockStep[];

  /** For staff only. */
  @Column('text', { name: 'internal_note', nullable: true })
  internalNote: string | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'since_at', transformer: instantColumn })
  sinceAt: Instant;

  @Index('blocks_ending', { where: 'lifted_at is null and until_at is not null' })
  @Column('timestamptz', { name: 'until_at', nullable: true, transformer: instantColumn })
  untilAt: Instant | null;

  @Column('timestamptz', { name: 'lifted_at', nullable: true, transformer: instantColumn })
  liftedAt: Instant | null;

  @Column('uuid', { name: 'lifted_by', nullable: true })
  liftedBy: string | null;

  @Column('text', { name: 'lift_reason', nullable: true })
  liftReason: string | null;
}
