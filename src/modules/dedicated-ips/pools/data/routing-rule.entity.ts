import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** Which pool takes mail from a domain, to a domain or with a tag; the first that fits decides. */
@Entity('routing_rules')
@Index('routing_rules_account_idx', ['accountId', 'place', 'id'])
@Index('routing_rules_id_idx', ['accountId', 'id'])
@Check('routing_rules_match_check', 'coalesce(sender_domain, recipient_domain, tag) is not null')
export class RoutingRuleEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'routing_rules_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'integer' })
  place: number;

  @Column({ name: 'sender_domain', type: 'text', nullable: true })
  senderDomain: string | null;

  @Column({ name: 'recipient_domain', type: 'text', nullable: true })
  recipientDomain: string | null;

  @Column({ type: 'text', nullable: true })
  tag: string | null;

  /** Null: the shared addresses. */
  @Column({ name: 'pool_id', type: 'uuid', nullable: true })
  poolId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
