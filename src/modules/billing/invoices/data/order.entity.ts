import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { Payment } from '../../payments/index.js';
import type { Bill, OrderState } from '../rules/bill.js';

const INVOICE_KNOWN = `case state when 'open' then invoice_id is null
  when 'invoiced' then invoice_id is not null else true end`;

@Entity('orders')
@Index('orders_subject_idx', ['accountId', 'subject', 'subjectId'])
@Index('orders_request_idx', { synchronize: false })
@Check('orders_state_check', `state in ('open', 'invoiced', 'dropped')`)
@Check('orders_invoice_check', INVOICE_KNOWN)
export class OrderEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'orders_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ type: 'text' })
  state: OrderState;

  /** Names the request that placed it: who takes the request over after a crash finds the order. */
  @Column({ name: 'request_key', type: 'bytea', nullable: true })
  requestKey: Buffer | null;

  @Column({ type: 'jsonb' })
  bill: Bill;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'gross_minor', type: 'bigint', transformer: minorColumn })
  grossMinor: bigint;

  @Column({ name: 'invoice_id', type: 'uuid', nullable: true })
  invoiceId: string | null;

  /** How it is to be paid. Null only for what was ordered before this was written down. */
  @Column({ name: 'payment_kind', type: 'text', nullable: true })
  paymentKind: Payment['kind'] | null;

  @Column({ name: 'begun_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  begunAt: Instant | null;

  @Column({ name: 'placed_at', type: 'timestamptz', transformer: instantColumn })
  placedAt: Instant;
}
