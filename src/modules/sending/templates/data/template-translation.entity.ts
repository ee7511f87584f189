import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** What one version of a template says in another language. Never updated: the roles of the product may not. */
@Entity('template_translations')
@Unique('template_translations_language_key', ['accountId', 'templateId', 'version', 'language'])
@Check('template_translations_content_check', 'html is not null or text is not null')
export class TemplateTranslationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'template_translations_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'template_id', type: 'uuid' })
  templateId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text', nullable: true })
  html: string | null;

  @Column({ type: 'text', nullable: true })
  mjml: string | null;

  @Column({ type: 'text', nullable: true })
  text: string | null;
}
