import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Bill } from '../../invoices/index.js';
import type { ProForma } from '../rules/pro-forma.js';

@Entity('pro_formas')
@Index('pro_formas_account_idx', ['accountId', 'id'])
@Unique('pro_formas_number_key', ['number'])
@Unique('pro_formas_reference_key', ['reference'])
@Unique('pro_formas_term_key', ['accountId', 'subscriptionId', 'termStartAt'])
export class ProFormaEntity implements ProForma {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pro_formas_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'subscription_id', type: 'uuid' })
  subscriptionId: string;

  @Column({ name: 'term_start_at', type: 'timestamptz', transformer: instantColumn })
  termStartAt: Instant;

  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ name: 'issue_date', type: 'date' })
  issueDate: LocalDate;

  @Column({ name: 'pay_by', type: 'date' })
  payBy: LocalDate;

  @Column({ type: 'jsonb' })
  bill: Bill;

  @Column({ name: 'issued_at', type: 'timestamptz', transformer: instantColumn })
  issuedAt: Instant;
}
