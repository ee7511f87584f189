import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { AlertKind } from '../rules/alert.js';

/** One thing that staff should look at, once however often it is told. */
@Entity('alerts')
@Unique('alerts_about_key', ['about'])
@Index('alerts_account_idx', ['accountId', 'id'])
@Index('alerts_count_idx', ['accountId', 'kind', 'occurredAt'])
@Index('alerts_kind_idx', ['kind', 'id'])
@Index('alerts_open_idx', ['id'], { where: 'acknowledged_at is null' })
export class AlertEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alerts_pkey' })
  id: string;

  @Column('text')
  kind: AlertKind;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'message_id', nullable: true })
  messageId: string | null;

  /** What it tells of, named once: `complaint:<id>`. */
  @Column('text')
  about: string;

  /** Figures and names of kinds; never an address. */
  @Column('jsonb')
  detail: Record<string, unknown>;

  /** When that happened; a letter to the abuse desk is recorded days later. */
  @Column('timestamptz', { name: 'occurred_at', transformer: instantColumn })
  occurredAt: Instant;

  @Column('timestamptz', { transformer: instantColumn })
  at: Instant;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true, transformer: instantColumn })
  acknowledgedAt: Instant | null;

  @Column('uuid', { name: 'acknowledged_by', nullable: true })
  acknowledgedBy: string | null;

  @Column('text', { nullable: true })
  note: string | null;
}
