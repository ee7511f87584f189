import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { HelpArticleEntity } from '../data/help-article.entity.js';
import { HelpArticlesRepository } from '../data/help-articles.repository.js';
import { helpProblems } from '../help.errors.js';
import type { ArticleContent } from '../rules/article.js';
import { type ArticleChange, changedArticle } from '../rules/article-change.js';
import { CheckMedia } from './check-media.js';
import { PublishPages } from './publish-pages.js';

/** An article with what its newest version says. */
export interface WrittenArticle {
  article: HelpArticleEntity;
  content: ArticleContent;
}

/** Throws when the article is not what its editor saw. */
export type AsSeen = (now: WrittenArticle) => void;

/** Who does it, and what he keeps of it. */
export interface Editing {
  actor: Actor;
  editorId: string;
  keep?: BeforeCommit<WrittenArticle>;
}

/** What staff do to articles. Readers see nothing of it until it is published. */
@Injectable()
export class WriteArticles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly articles: HelpArticlesRepository,
    private readonly media: CheckMedia,
    private readonly published: PublishPages,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws article_exists, reference_not_found */
  create(slug: string, content: ArticleContent, editing: Editing): Promise<WrittenArticle> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.media.requireIn(tx, content.media);
      const article: HelpArticleEntity = {
        ...{ id: newId(tx.now), slug, status: 'draft', version: 1, publishedVersion: null },
        ...{ topics: content.topics, seedDigest: null, createdAt: tx.now, updatedAt: tx.now, publishedAt: null },
      };
      if (!(await this.articles.insert(tx, article))) throw helpProblems.article_exists();
      return this.versionIn(tx, { article, content }, 'article.created', editing);
    });
  }

  change(slug: string, change: ArticleChange, asSeen: AsSeen, editing: Editing): Promise<WrittenArticle> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const before = await this.lockIn(tx, slug);
      asSeen(before);
      const content = changedArticle(before.content, change);
      if (content === null) return before;
      await this.media.requireIn(tx, content.media);
      return this.nextIn(tx, { article: before.article, content }, 'article.changed', editing);
    });
  }

  /** The article says again what an older version said. */
  restore(slug: string, version: number, editing: Editing): Promise<WrittenArticle> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const before = await this.lockIn(tx, slug);
      const old = await this.articles.version(tx, before.article.id, version);
      if (old === null) throw platformProblems.not_found();
      if (changedArticle(before.content, old.content) !== null)
        return this.nextIn(tx, { article: before.article, content: old.content }, 'article.restored', editing);
      await editing.keep?.(tx, before);
      return before;
    });
  }

  /** @throws article_incomplete */
  publish(slug: string, editing: Editing): Promise<WrittenArticle> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const { article, content } = await this.lockIn(tx, slug);
      if (content.translations.en === undefined) throw helpProblems.article_incomplete();
      const published = { ...article, status: 'published' as const, publishedVersion: article.version };
      const written = { article: { ...published, publishedAt: tx.now, updatedAt: tx.now }, content };
      await this.articles.save(tx, written.article);
      await this.published.putIn(tx, [written]);
      return this.doneIn(tx, written, 'article.published', editing);
    });
  }

  withdraw(slug: string, editing: Editing): Promise<WrittenArticle> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const { article, content } = await this.lockIn(tx, slug);
      const draft = { ...article, status: 'draft' as const, publishedVersion: null, publishedAt: null };
      const written = { article: { ...draft, updatedAt: tx.now }, content };
      await this.articles.save(tx, written.article);
      await this.published.takeIn(tx, article.id);
      return this.doneIn(tx, written, 'article.withdrawn', editing);
    });
  }

  private async lockIn(tx: Tx, slug: string): Promise<WrittenArticle> {
    const article = await this.articles.findForUpdate(tx, slug);
    const content = article && (await this.articles.contentOf(tx, article));
    if (!article || !content) throw platformProblems.not_found();
    return { article, content };
  }

  private async nextIn(
    tx: Tx,
    { article, content }: WrittenArticle,
    action: string,
    editing: Editing,
  ): Promise<WrittenArticle> {
    const next = { ...article, version: article.version + 1, topics: content.topics, seedDigest: null };
    const written = { article: { ...next, updatedAt: tx.now }, content };
    await this.articles.save(tx, written.article);
    return this.versionIn(tx, written, action, editing);
  }

  private async versionIn(tx: Tx, written: WrittenArticle, action: string, editing: Editing): Promise<WrittenArticle> {
    const { id: articleId, version } = written.article;
    await this.articles.addVersion(tx, { articleId, version, content: written.content, editorId: editing.editorId });
    return this.doneIn(tx, written, action, editing);
  }

  private async doneIn(
    tx: Tx,
    written: WrittenArticle,
    action: string,
    { actor, keep }: Editing,
  ): Promise<WrittenArticle> {
    const { slug, version, status } = written.article;
    await this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action,
      actor,
      target: { type: 'article', id: slug },
      changes: { version, status, languages: Object.keys(written.content.translations) },
    });
    await keep?.(tx, written);
    return written;
  }
}
