import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

export type MemberStatus = 'pending' | 'active' | 'unsubscribed';

/** A contact on a list, or one who was on it. */
@Entity('list_members')
@Check('list_members_status_check', `status in ('pending', 'active', 'unsubscribed')`)
@Index('list_members_contact_idx', ['accountId', 'contactId', 'listId'])
@Index('list_members_opt_in_key', ['optInId'], { unique: true, where: 'opt_in_id is not null' })
@Index('list_members_pending_idx', ['since'], { where: `status = 'pending'` })
export class ListMemberEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid', { name: 'list_id' })
  listId: string;

  @PrimaryColumn('uuid', { name: 'contact_id' })
  contactId: string;

  @Column('text')
  status: MemberStatus;

  /** When the status became what it is. */
  @Column('timestamptz', { transformer: instantColumn })
  since: Instant;

  @Column('timestamptz', { name: 'joined_at', transformer: instantColumn })
  joinedAt: Instant;

  /** The one link that may confirm a pending membership. */
  @Column('uuid', { name: 'opt_in_id', nullable: true })
  optInId: string | null;

  @Column('timestamptz', { name: 'confirmation_sent_at', nullable: true, transformer: instantColumn })
  confirmationSentAt: Instant | null;
}
