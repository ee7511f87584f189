import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ActorType } from '../../audit-actor.js';

/** What was done to an account. The database refuses to change or delete a row. */
@Entity('audit_log')
@Index('audit_log_account', ['accountId', 'id'])
export class AuditEntryEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('timestamptz', { transformer: instantColumn })
  at: Instant;

  @Column('text')
  action: string;

  @Column('text', { name: 'actor_type' })
  actorType: ActorType;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { name: 'actor_label', nullable: true })
  actorLabel: string | null;

  @Column('text', { name: 'target_type' })
  targetType: string;

  @Column('text', { name: 'target_id', nullable: true })
  targetId: string | null;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('jsonb')
  changes: Record<string, unknown>;
}
