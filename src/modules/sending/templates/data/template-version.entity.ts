import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A template as it was from one change to the next. Never updated: the roles of the product may not. */
@Entity('template_versions')
@Unique('template_versions_number_key', ['accountId', 'templateId', 'version'])
@Check('template_versions_content_check', 'html is not null or text is not null')
export class TemplateVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'template_versions_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'template_id', type: 'uuid' })
  templateId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text', nullable: true })
  html: string | null;

  /** What `html` was compiled from. */
  @Column({ type: 'text', nullable: true })
  mjml: string | null;

  @Column({ type: 'text', nullable: true })
  text: string | null;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
