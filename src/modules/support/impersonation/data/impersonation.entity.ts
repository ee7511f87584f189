import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { EndReason, ImpersonationMode } from '../rules/impersonation.js';

/** One of the operator's people acted in a customer's place: who, for whom, why, how and until when. */
@Entity('impersonations')
@Index('impersonations_account_idx', ['accountId', 'id'])
@Check('impersonations_mode_check', `mode in ('read', 'write')`)
@Check(
  'impersonations_end_check',
  `(ended_at is null) = (end_reason is null)
    and end_reason in ('ended_by_customer', 'ended_by_staff', 'expired', 'session_ended')`,
)
export class ImpersonationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'impersonations_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  /** As it was then. */
  @Column('text')
  username: string;

  @Column('uuid', { name: 'staff_id' })
  staffId: string;

  @Column('text', { name: 'staff_email' })
  staffEmail: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('text')
  mode: ImpersonationMode;

  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'started_at', transformer: instantColumn })
  startedAt: Instant;

  @Index('impersonations_open_idx', { where: 'ended_at is null' })
  @Column('timestamptz', { name: 'expires_at', transformer: instantColumn })
  expiresAt: Instant;

  @Column('timestamptz', { name: 'ended_at', nullable: true, transformer: instantColumn })
  endedAt: Instant | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: EndReason | null;
}
