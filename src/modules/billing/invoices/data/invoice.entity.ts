import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { InvoiceContent, InvoiceStatus } from '../rules/bill.js';
import { OrderEntity } from './order.entity.js';

/** Issued once. The database refuses to change anything but `status` and `paidMinor`. */
@Entity('invoices')
@Index('invoices_account_idx', ['accountId', 'id'])
@Unique('invoices_number_key', ['number'])
@Unique('invoices_sequence_key', ['series', 'sequence'])
@Unique('invoices_order_key', ['orderId'])
@Check('invoices_status_check', `status in ('open', 'partially_paid', 'paid', 'credited')`)
@Check('invoices_paid_check', 'paid_minor between 0 and gross_minor')
export class InvoiceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invoices_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @OneToOne(() => OrderEntity)
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

  @Column({ name: 'paid_minor', type: 'bigint', transformer: minorColumn })
  paidMinor: bigint;
}
