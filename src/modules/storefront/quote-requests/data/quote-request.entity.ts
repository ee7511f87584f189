import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn, minorColumn } from '../../../../platform/database/columns.js';
import type { QuoteRequest, QuoteStatus, QuoteTopic } from '../rules/quote-request.js';

@Entity('quote_requests')
@Index('quote_requests_account_idx', ['accountId', 'id'])
@Index('quote_requests_status_idx', ['status', 'id'])
@Index('quote_requests_topic_idx', ['topic', 'id'])
@Check('quote_requests_topic_check', `topic in ('custom_plan', 'custom_development', 'training')`)
@Check('quote_requests_status_check', `status in ('requested', 'quoted', 'accepted')`)
@Check('quote_requests_price_check', 'price_minor >= 0')
@Check('quote_requests_accepted_check', `(status = 'accepted') = (accepted_at is not null)`)
export class QuoteRequestEntity implements QuoteRequest {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'quote_requests_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  topic: QuoteTopic;

  @Column({ type: 'text' })
  status: QuoteStatus;

  @Column({ type: 'text' })
  description: string;

  @Column({ name: 'monthly_volume', type: 'integer', nullable: true })
  monthlyVolume: number | null;

  @Column({ name: 'custom_features', type: 'text', array: true })
  customFeatures: string[];

  @Column({ type: 'integer', nullable: true })
  sessions: number | null;

  @Column({ name: 'on_site', type: 'boolean', nullable: true })
  onSite: boolean | null;

  @Column({ name: 'estimated_delivery', type: 'date', nullable: true })
  estimatedDelivery: LocalDate | null;

  @Column({ name: 'price_minor', type: 'bigint', nullable: true, transformer: minorColumn })
  priceMinor: bigint | null;

  @Column({ type: 'text' })
  currency: Currency;

  @Column({ name: 'ticket_id', type: 'uuid' })
  ticketId: string;

  /** What its ticket is written in. */
  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  acceptedAt: Instant | null;
}
