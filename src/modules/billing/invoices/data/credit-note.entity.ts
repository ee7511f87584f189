import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { InvoiceContent } from '../rules/bill.js';
import type { RefundTo } from '../rules/credit-note.js';
import { InvoiceEntity } from './invoice.entity.js';

const REFUNDS = `refund in ('none', 'wallet', 'payment_method', 'new_invoice')
  and refunded_minor between 0 and gross_minor and (refund = 'none') = (refunded_minor = 0)`;

/** Issued once. The database refuses to change anything. */
@Entity('credit_notes')
@Index('credit_notes_account_idx', ['accountId', 'id'])
@Index('credit_notes_invoice_idx', ['invoiceId', 'id'])
@Index('credit_notes_issue_date_idx', { synchronize: false })
@Index('credit_notes_issued_day_idx', { synchronize: false })
@Unique('credit_notes_number_key', ['number'])
@Unique('credit_notes_sequence_key', ['series', 'sequence'])
@Check('credit_notes_gross_check', 'gross_minor > 0')
@Check('credit_notes_refund_check', REFUNDS)
export class CreditNoteEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'credit_notes_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'invoice_id', type: 'uuid' })
  invoiceId: string;

  @ManyToOne(() => InvoiceEntity)
  @JoinColumn({ name: 'invoice_id', foreignKeyConstraintName: 'credit_notes_invoice_fkey' })
  invoice?: InvoiceEntity;

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

  /** Where what had been paid went. */
  @Column({ type: 'text' })
  refund: RefundTo;

  /** Of the gross, what had been paid; the rest was simply owed no more. */
  @Column({ name: 'refunded_minor', type: 'bigint', transformer: minorColumn })
  refundedMinor: bigint;

  @Column({ name: 'previous_hash', type: 'bytea', nullable: true })
  previousHash: Buffer | null;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ name: 'issued_at', type: 'timestamptz', transformer: instantColumn })
  issuedAt: Instant;
}
