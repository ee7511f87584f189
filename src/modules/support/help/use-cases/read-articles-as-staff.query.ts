import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { HelpArticleEntity } from '../data/help-article.entity.js';
import type { HelpArticleVersionEntity } from '../data/help-article-version.entity.js';
import { type ArticleFilter, HelpArticlesRepository } from '../data/help-articles.repository.js';
import type { HelpMediaEntity } from '../data/help-media.entity.js';
import { HelpMediaRepository } from '../data/help-media.repository.js';
import { isSlug } from '../rules/article.js';
import type { WrittenArticle } from './write-articles.js';

interface Place<Key> {
  after: Key | null;
  limit: number;
}

/** Articles with what is not published of them. */
@Injectable()
export class ReadArticlesAsStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly articles: HelpArticlesRepository,
    private readonly media: HelpMediaRepository,
  ) {}

  async one(slug: string): Promise<WrittenArticle | null> {
    if (!isSlug(slug)) return null;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const article = await this.articles.find(tx, slug);
      const content = article && (await this.articles.contentOf(tx, article));
      return article && content ? { article, content } : null;
    });
  }

  page(filter: ArticleFilter, place: Place<string>): Promise<HelpArticleEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.articles.page(tx, filter, place));
  }

  version(articleId: string, version: number): Promise<HelpArticleVersionEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.articles.version(tx, articleId, version));
  }

  versions(articleId: string, { after, limit }: Place<number>): Promise<HelpArticleVersionEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.articles.versions(tx, articleId, { before: after, limit }));
  }

  files({ after, limit }: Place<string>): Promise<HelpMediaEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.media.page(tx, { before: after, limit }));
  }
}
