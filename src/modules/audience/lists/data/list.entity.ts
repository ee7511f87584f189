import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** What people subscribe to. */
@Entity('lists')
@Check('lists_member_count_check', 'member_count >= 0')
@Index('lists_id_key', ['id'], { unique: true })
@Index('lists_removed_idx', ['removedAt'], { where: 'removed_at is not null' })
export class ListEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Its subscribers read it. */
  @Column('text', { nullable: true })
  description: string | null;

  @Column('boolean', { name: 'double_opt_in' })
  doubleOptIn: boolean;

  /** What the account's own forms name to subscribe somebody. It is public and can be changed. */
  @Column('text')
  token: string;

  /** What one agrees to; null is our own sentence. */
  @Column('text', { name: 'opt_in_text', nullable: true })
  optInText: string | null;

  @Column('integer', { name: 'opt_in_text_version', default: 1 })
  optInTextVersion: number;

  /** Of its mails and pages where a reader's own is not known; null is the account's. */
  @Column('text', { nullable: true })
  language: string | null;

  /** Active members, kept by what changes them. */
  @Column('integer', { name: 'member_count', default: 0 })
  memberCount: number;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;

  /** From then on its members are removed in the background; the row goes with the last. */
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: instantColumn })
  removedAt: Instant | null;
}
