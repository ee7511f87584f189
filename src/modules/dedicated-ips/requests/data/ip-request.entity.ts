import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { IpRequestStatus, StreamVolume } from '../rules/ip-request.js';

/** That an account asked for addresses of its own, what it accepted with it, and what was decided. */
@Entity('ip_requests')
@Check('ip_requests_status_check', "status in ('pending_review', 'more_info', 'approved', 'provisioned', 'refused')")
@Check('ip_requests_count_check', 'count between 1 and 50')
@Index('ip_requests_account_idx', ['accountId', 'id'])
@Index('ip_requests_status_idx', ['status', 'id'])
@Index('ip_requests_one_open', ['accountId'], { unique: true, where: "status in ('pending_review', 'more_info')" })
export class IpRequestEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ip_requests_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'integer' })
  count: number;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'jsonb' })
  streams: StreamVolume[];

  @Column({ type: 'text' })
  status: IpRequestStatus;

  /** For more than the plan includes. */
  @Column({ type: 'boolean' })
  additional: boolean;

  @Column({ name: 'text_version', type: 'text' })
  textVersion: string;

  @Column({ name: 'accepted_at', type: 'timestamptz', transformer: instantColumn })
  acceptedAt: Instant;

  /** The person or key that accepted. */
  @Column({ name: 'accepted_by', type: 'text', nullable: true })
  acceptedBy: string | null;

  @Column({ type: 'text', nullable: true })
  question: string | null;

  @Column({ type: 'text', nullable: true })
  refusal: string | null;

  @Column({ type: 'integer' })
  recommended: number;

  @Column({ name: 'requested_at', type: 'timestamptz', transformer: instantColumn })
  requestedAt: Instant;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  decidedAt: Instant | null;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'integer' })
  version: number;
}
