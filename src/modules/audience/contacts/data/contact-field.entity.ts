import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { FieldType } from '../rules/field-type.js';

/** A field of an account's own. */
@Entity('contact_fields')
@Check('contact_fields_type_check', `type in ('text', 'number', 'boolean', 'date')`)
@Index('contact_fields_removed_idx', ['removedAt'], { where: 'removed_at is not null' })
export class ContactFieldEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text', { collation: 'C' })
  key: string;

  @Column('text')
  type: FieldType;

  /** What people call it. */
  @Column('text', { nullable: true })
  label: string | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;

  /** From then on its values are cleared out of the contacts; the row goes when the last one is gone. */
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: instantColumn })
  removedAt: Instant | null;

  @Column('uuid', { name: 'cleared_up_to', nullable: true })
  clearedUpTo: string | null;
}
