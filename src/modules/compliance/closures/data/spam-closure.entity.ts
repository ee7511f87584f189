import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ClosureStatus } from '../rules/judge-closure.js';

/** What the account lost with its closing, in the books' words. */
export interface ClosureOutcome {
  /** Decimal amounts by currency. */
  wallet: { amount: string; currency: string }[];
  smsCredits: string;
  subscriptions: number;
  /** How many addresses and domains are barred. */
  barred: number;
}

/** One person asks for it, another confirms; what both did stays on record. */
@Entity('spam_closures')
@Check('spam_closures_status_check', `status in ('pending', 'confirmed', 'withdrawn')`)
@Check('spam_closures_people_check', `status <> 'confirmed' or decided_by <> requested_by`)
@Index('spam_closures_one_open', ['accountId'], { unique: true, where: `status = 'pending'` })
@Index('spam_closures_account_idx', ['accountId', 'id'])
export class SpamClosureEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'spam_closures_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  status: ClosureStatus;

  @Column('text')
  note: string;

  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;

  @Column('timestamptz', { name: 'requested_at', transformer: instantColumn })
  requestedAt: Instant;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: instantColumn })
  decidedAt: Instant | null;

  @Column('timestamptz', { name: 'purge_at', nullable: true, transformer: instantColumn })
  purgeAt: Instant | null;

  @Column('jsonb', { nullable: true })
  outcome: ClosureOutcome | null;
}
