import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ActorType } from '../../audit-actor.js';
import type { Changes } from '../rules/audit-changes.js';

/** What was done to an account; staff's own affairs stand in the installation's account. The database refuses changes. */
@Entity('audit_log')
@Index('audit_log_account', ['accountId', 'id'])
@Index('audit_log_account_action', ['accountId', 'action', 'id'])
@Index('audit_log_account_actor', ['accountId', 'actorId', 'id'])
@Index('audit_log_action', ['action', 'id'])
@Index('audit_log_actor', ['actorId', 'id'])
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

  /** The person in whose place a member of staff acted. */
  @Column('text', { name: 'on_behalf_of', nullable: true })
  onBehalfOf: string | null;

  @Column('text', { name: 'on_behalf_label', nullable: true })
  onBehalfLabel: string | null;

  @Column('text', { name: 'target_type' })
  targetType: string;

  @Column('text', { name: 'target_id', nullable: true })
  targetId: string | null;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('jsonb')
  changes: Changes;
}
