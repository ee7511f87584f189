import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { InvoiceContent, InvoiceStatus } from '../rules/bill.js';
import { OrderEntity } from './order.entity.js';

const WITHIN_GROSS = `paid_minor between 0 and gross_minor and credited_minor between 0 and gross_minor
  and refunded_minor between 0 and paid_minor and paid_minor - refunded_minor + credited_minor <= gross_minor`;

/** Issued once. The database refuses to change anything but the status and what was paid, credited and given back. */
@Entity('invoices')
@Index('invoices_account_idx', ['accountId', 'id'])
@Unique('invoices_number_key', ['number'])
@Unique('invoices_sequence_key', ['series', 'sequence'])
@Unique('invoices_replaces_key', ['replacesId'])
@Index('invoices_order_key', { synchronize: false })
@Index('invoices_reference_idx', { synchronize: false })
@Index('invoices_status_idx', ['status', 'id'])
@Index('invoices_issue_date_idx', { synchronize: false })
@Index('invoices_number_idx', { synchronize: false })
@Check('invoices_status_check', `status in ('open', 'partially_paid', 'paid', 'credited')`)
@Check('invoices_paid_check', WITHIN_GROSS)
export class InvoiceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invoices_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @ManyToOne(() => OrderEntity)
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'invoices_order_fkey' })
  order?: OrderEntity;

  @Column({ type: 'text' })
  series: string;

  @Column({ type: 'bigint' })
  sequence: number;

  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'jsonb' })
  content: InvoiceContent;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'gross_minor', type: 'bigint', transformer: minorColumn })
  grossMinor: bigint;

  @Column({ name: 'previous_hash', type: 'bytea', nullable: true })
  previousHash: Buffer | null;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ name: 'issued_at', type: 'timestamptz', transformer: instantColumn })
  issuedAt: Instant;

  @Column({ type: 'text' })
  status: InvoiceStatus;

  /** All that ever came in for it. */
  @Column({ name: 'paid_minor', type: 'bigint', transformer: minorColumn })
  paidMinor: bigint;

  /** What credit notes took off it. */
  @Column({ name: 'credited_minor', type: 'bigint', transformer: minorColumn })
  creditedMinor: bigint;

  /** Of what was paid, what went back to the customer. */
  @Column({ name: 'refunded_minor', type: 'bigint', transformer: minorColumn })
  refundedMinor: bigint;

  /** The credited invoice that this one was issued instead of. */
  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;

  @OneToOne(() => InvoiceEntity)
  @JoinColumn({ name: 'replaces_id', foreignKeyConstraintName: 'invoices_replaces_fkey' })
  replaces?: InvoiceEntity | null;
}
