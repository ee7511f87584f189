import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../kernel/time/instant.js';
import { instantColumn } from '../../../platform/database/columns.js';
import type { DisabledBecause } from '../rules/webhook.js';

/** A receiver of an account's events as its owner wrote it; how it fares is in `webhook_queues`. */
@Entity('webhooks')
@Index('webhooks_account', ['accountId', 'id'])
@Check('webhooks_disabled', `disabled_because in ('failing', 'gone', 'account_closed')`)
@Check('webhooks_batch', '(batch_max_events is null) = (batch_max_wait_seconds is null)')
export class WebhookEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhooks_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column({ type: 'text', array: true })
  types: string[];

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'batch_max_events', type: 'integer', nullable: true })
  batchMaxEvents: number | null;

  @Column({ name: 'batch_max_wait_seconds', type: 'integer', nullable: true })
  batchMaxWaitSeconds: number | null;

  @Column({ type: 'bytea' })
  secret: Buffer;

  @Column({ name: 'previous_secret', type: 'bytea', nullable: true })
  previousSecret: Buffer | null;

  @Column({ name: 'previous_until', type: 'timestamptz', nullable: true, transformer: instantColumn })
  previousUntil: Instant | null;

  @Column({ name: 'disabled_because', type: 'text', nullable: true })
  disabledBecause: DisabledBecause | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  disabledAt: Instant | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
