import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { ArticleContent, ArticleStatus } from '../rules/article.js';
import { HelpArticleEntity } from './help-article.entity.js';
import { HelpArticleVersionEntity } from './help-article-version.entity.js';

export interface ArticleFilter {
  status?: ArticleStatus;
  topic?: string;
}

/** Articles as staff see them, with everything they ever said. */
@Injectable()
export class HelpArticlesRepository {
  find(tx: Tx, slug: string): Promise<HelpArticleEntity | null> {
    return tx.manager.findOneBy(HelpArticleEntity, { slug });
  }

  findForUpdate(tx: Tx, slug: string): Promise<HelpArticleEntity | null> {
    return tx.manager.findOne(HelpArticleEntity, { where: { slug }, lock: { mode: 'pessimistic_write' } });
  }

  /** By slug. */
  page(
    tx: Tx,
    { status, topic }: ArticleFilter,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<HelpArticleEntity[]> {
    const query = tx.manager
      .createQueryBuilder(HelpArticleEntity, 'a')
      .orderBy('a.slug')
      .limit(limit + 1);
    if (status !== undefined) query.andWhere('a.status = :status', { status });
    if (topic !== undefined) query.andWhere('a.topics @> array[:topic]::text[]', { topic });
    if (after !== null) query.andWhere('a.slug > :after', { after });
    return query.getMany();
  }

  /** False when the slug is taken. */
  async insert(tx: Tx, article: HelpArticleEntity): Promise<boolean> {
    const made = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(HelpArticleEntity)
      .values(article)
      .orIgnore()
      .returning('id')
      .execute();
    return (made.raw as unknown[]).length === 1;
  }

  async save(tx: Tx, article: HelpArticleEntity): Promise<void> {
    await tx.manager.update(HelpArticleEntity, { id: article.id }, article);
  }

  async addVersion(tx: Tx, version: Omit<HelpArticleVersionEntity, 'createdAt'>): Promise<void> {
    await tx.query(
      `insert into help_article_versions (article_id, version, content, editor_id, created_at)
       values ($1, $2, $3::jsonb, $4, $5)`,
      [version.articleId, version.version, JSON.stringify(version.content), version.editorId, toDate(tx.now)],
    );
  }

  version(tx: Tx, articleId: string, version: number): Promise<HelpArticleVersionEntity | null> {
    return tx.manager.findOneBy(HelpArticleVersionEntity, { articleId, version });
  }

  /** Newest first. */
  versions(
    tx: Tx,
    articleId: string,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<HelpArticleVersionEntity[]> {
    const query = tx.manager
      .createQueryBuilder(HelpArticleVersionEntity, 'v')
      .where('v.article_id = :articleId', { articleId })
      .orderBy('v.version', 'DESC')
      .limit(limit + 1);
    if (before !== null) query.andWhere('v.version < :before', { before });
    return query.getMany();
  }

  /** Every article that came with the product, by its slug. */
  async allBySlug(tx: Tx, slugs: readonly string[]): Promise<Map<string, HelpArticleEntity>> {
    const rows = await tx.manager
      .createQueryBuilder(HelpArticleEntity, 'a')
      .where('a.slug = any (:slugs)', { slugs })
      .getMany();
    return new Map(rows.map((row) => [row.slug, row]));
  }

  contentOf(tx: Tx, { id, version }: HelpArticleEntity): Promise<ArticleContent | null> {
    return this.version(tx, id, version).then((found) => found?.content ?? null);
  }
}
