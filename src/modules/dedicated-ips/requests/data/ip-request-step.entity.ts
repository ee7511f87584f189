import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { IpRequestStepKind } from '../rules/ip-request.js';

/** One thing that was said or decided about a request. */
@Entity('ip_request_steps')
@Check(
  'ip_request_steps_kind_check',
  "kind in ('requested', 'asked', 'answered', 'approved', 'refused', 'provisioned')",
)
@Index('ip_request_steps_request_idx', ['accountId', 'requestId', 'id'])
export class IpRequestStepEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ip_request_steps_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ type: 'timestamptz', transformer: instantColumn })
  at: Instant;

  @Column({ type: 'text' })
  kind: IpRequestStepKind;

  @Column({ name: 'actor_type', type: 'text' })
  actorType: string;

  @Column({ name: 'actor_id', type: 'text', nullable: true })
  actorId: string | null;

  @Column({ type: 'text', nullable: true })
  text: string | null;
}
