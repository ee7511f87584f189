import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { IpAddressEntity } from '../../stock/index.js';

export type PausedBecause = 'customer' | 'staff' | 'listed';

/** How far a new address has come. A row stays when the warm-up is over, for the history; the next one replaces it. */
@Entity('ip_warmups')
@Index('ip_warmups_judged_idx', ['judgedUntil'], { where: 'paused_at is null' })
@Check('ip_warmups_stage_check', 'stage >= 1')
@Check('ip_warmups_target_check', 'target_daily > 0')
@Check('ip_warmups_paused_check', "paused_because in ('customer', 'staff', 'listed')")
@Check('ip_warmups_pause_check', '(paused_at is null) = (paused_because is null)')
export class IpWarmupEntity {
  @PrimaryColumn({ name: 'ip_id', type: 'uuid', primaryKeyConstraintName: 'ip_warmups_pkey' })
  ipId: string;

  @OneToOne(() => IpAddressEntity)
  @JoinColumn({ name: 'ip_id', foreignKeyConstraintName: 'ip_warmups_ip_fkey' })
  ip?: IpAddressEntity;

  /** The plan's name; its stages are in `rules/warmup-plans.table.ts`. */
  @Column({ type: 'text' })
  plan: string;

  @Column({ type: 'integer' })
  stage: number;

  /** What it shall be able to send in a day at the end. */
  @Column({ name: 'target_daily', type: 'integer' })
  targetDaily: number;

  @Column({ name: 'started_at', type: 'timestamptz', transformer: instantColumn })
  startedAt: Instant;

  /** The days before this midnight (UTC) are judged. */
  @Column({ name: 'judged_until', type: 'timestamptz', transformer: instantColumn })
  judgedUntil: Instant;

  /** Days in a row with next to no mail. */
  @Column({ name: 'idle_days', type: 'integer' })
  idleDays: number;

  @Column({ name: 'paused_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  pausedAt: Instant | null;

  @Column({ name: 'paused_because', type: 'text', nullable: true })
  pausedBecause: PausedBecause | null;

  /** What the last judged day led to. */
  @Column({ name: 'last_verdict', type: 'text', nullable: true })
  lastVerdict: string | null;
}
