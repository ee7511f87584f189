import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A template's name and which of its versions is in force. */
@Entity('templates')
@Unique('templates_name_key', ['accountId', 'name'])
@Index('templates_list_idx', ['accountId', 'id'])
export class TemplateEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'templates_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
