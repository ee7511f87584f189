import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { HelpArticleEntity } from '../data/help-article.entity.js';
import { type HelpPage, HelpPagesRepository } from '../data/help-pages.repository.js';
import type { ArticleContent } from '../rules/article.js';
import { IndexPages } from './index-pages.js';

export interface PublishedArticle {
  article: HelpArticleEntity;
  content: ArticleContent;
}

/** Puts before readers what articles say, or takes it away, and makes it found or not found. */
@Injectable()
export class PublishPages {
  constructor(
    private readonly pages: HelpPagesRepository,
    private readonly index: IndexPages,
  ) {}

  async putIn(tx: Tx, published: readonly PublishedArticle[]): Promise<void> {
    if (published.length === 0) return;
    const before = await this.pages.remove(
      tx,
      published.map(({ article }) => article.id),
    );
    const pages = published.flatMap((one) => pagesOf(tx, one));
    await this.pages.add(tx, pages);
    await this.index.runIn(tx, [...before, ...pages.map(({ lang }) => lang)]);
  }

  async takeIn(tx: Tx, articleId: string): Promise<void> {
    await this.index.runIn(tx, await this.pages.remove(tx, [articleId]));
  }
}

function pagesOf(tx: Tx, { article: { id, slug }, content }: PublishedArticle): HelpPage[] {
  const { topics, media, translations } = content;
  return (Object.keys(translations) as Language[]).map((lang) => ({
    ...translations[lang]!,
    ...{ articleId: id, lang, slug, topics, media, publishedAt: tx.now },
  }));
}
