import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A term that runs although its invoice is open: somebody is trusted to pay within his legal term. */
@Entity('on_account_terms')
@Index('on_account_terms_overdue_idx', ['overdueAt'])
@Index('on_account_terms_account_idx', ['accountId'])
export class OnAccountTermEntity {
  @PrimaryColumn({ name: 'invoice_id', type: 'uuid', primaryKeyConstraintName: 'on_account_terms_pkey' })
  invoiceId: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'subscription_id', type: 'uuid' })
  subscriptionId: string;

  /** When it is looked at again: from the day on which trust is over, or when its money may have come. */
  @Column({ name: 'overdue_at', type: 'timestamptz', transformer: instantColumn })
  overdueAt: Instant;
}
