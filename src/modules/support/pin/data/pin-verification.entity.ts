import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** An agent was given the right PIN, and knows for a while whom he talks to. */
@Entity('pin_verifications')
@Index('pin_verifications_living_idx', ['accountId', 'staffId', 'verifiedUntil'])
export class PinVerificationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pin_verifications_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'staff_id' })
  staffId: string;

  @Column('uuid', { name: 'ticket_id', nullable: true })
  ticketId: string | null;

  @Column('timestamptz', { name: 'verified_at', transformer: instantColumn })
  verifiedAt: Instant;

  @Index('pin_verifications_end_idx')
  @Column('timestamptz', { name: 'verified_until', transformer: instantColumn })
  verifiedUntil: Instant;
}
