import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ArticleStatus } from '../rules/article.js';

@Entity('help_articles')
@Index('help_articles_status_idx', ['status', 'slug'])
@Index('help_articles_topics_idx', { synchronize: false })
@Check('help_articles_slug_check', `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@Check('help_articles_status_check', `status in ('draft', 'published')`)
@Check('help_articles_published_check', `(status = 'published') = (published_version is not null)`)
export class HelpArticleEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'help_articles_pkey' })
  id: string;

  @Index('help_articles_slug_idx', { unique: true })
  @Column('text')
  slug: string;

  @Column('text')
  status: ArticleStatus;

  /** The newest one. */
  @Column('integer')
  version: number;

  /** What readers see; null of a draft. */
  @Column('integer', { name: 'published_version', nullable: true })
  publishedVersion: number | null;

  @Column('text', { array: true })
  topics: string[];

  /** Of the file that the newest version came from; null as soon as staff have written one. */
  @Column('text', { name: 'seed_digest', nullable: true })
  seedDigest: string | null;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;

  @Column('timestamptz', { name: 'published_at', nullable: true, transformer: instantColumn })
  publishedAt: Instant | null;
}
