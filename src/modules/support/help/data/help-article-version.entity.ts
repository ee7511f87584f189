import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ArticleContent } from '../rules/article.js';

/** What an article said at some time; rows are only ever added. */
@Entity('help_article_versions')
export class HelpArticleVersionEntity {
  @PrimaryColumn('uuid', { name: 'article_id', primaryKeyConstraintName: 'help_article_versions_pkey' })
  articleId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'help_article_versions_pkey' })
  version: number;

  @Column('jsonb')
  content: ArticleContent;

  /** Of staff; null when it came with the product. */
  @Column('uuid', { name: 'editor_id', nullable: true })
  editorId: string | null;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
