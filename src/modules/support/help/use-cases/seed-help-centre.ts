import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { LANGUAGES } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { seedFile } from '../adapters/seed-files.js';
import type { HelpArticleEntity } from '../data/help-article.entity.js';
import { HelpArticlesRepository } from '../data/help-articles.repository.js';
import { HelpSeedsRepository } from '../data/help-seeds.repository.js';
import { HelpSynonymsRepository } from '../data/help-synonyms.repository.js';
import type { ArticleContent } from '../rules/article.js';
import { readSeed } from '../rules/read-seed.js';
import { SEED_ARTICLES } from '../rules/seed-articles.table.js';
import { SYNONYMS } from '../rules/synonyms.table.js';
import { PublishPages, type PublishedArticle } from './publish-pages.js';

interface SeedArticle {
  slug: string;
  content: ArticleContent;
  digest: string;
}

/** Whoever changes how pages are indexed raises it: then every installation indexes anew at its next start. */
const INDEXED_AS = 1;

/**
 * Puts the articles that come with the product in place, and renews those that no member of staff has ever touched. Every
 * process may do it at every start; when nothing is new it costs one question.
 */
@Injectable()
export class SeedHelpCentre {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly articles: HelpArticlesRepository,
    private readonly seeds: HelpSeedsRepository,
    private readonly synonyms: HelpSynonymsRepository,
    private readonly published: PublishPages,
  ) {}

  async run(): Promise<void> {
    const seed = await Promise.all(Object.entries(SEED_ARTICLES).map(([slug, topics]) => articleOf(slug, [...topics])));
    const digest = digestOf([INDEXED_AS, SYNONYMS, seed.map((one) => one.digest)]);
    if ((await this.seeds.digest()) === digest) return;
    await this.unitOfWork.runAsWorker(async (tx) => {
      await this.seeds.lock(tx);
      await this.placeSynonymsIn(tx);
      const known = await this.articles.allBySlug(
        tx,
        seed.map(({ slug }) => slug),
      );
      const renewed: PublishedArticle[] = [];
      for (const one of seed) {
        const article = await this.placeIn(tx, one, known.get(one.slug) ?? null);
        if (article !== null) renewed.push({ article, content: one.content });
      }
      await this.published.putIn(tx, renewed);
      await this.seeds.keepDigest(tx, digest);
    });
  }

  private async placeSynonymsIn(tx: Tx): Promise<void> {
    const ofStaff = await this.synonyms.ofStaff(tx);
    for (const language of LANGUAGES)
      await this.synonyms.use(tx, language, ofStaff.get(language) ?? SYNONYMS[language]);
  }

  /** Null when it is there as it should be, or is staff's: they wrote it anew, or withdrew it. */
  private async placeIn(
    tx: Tx,
    seed: SeedArticle,
    before: HelpArticleEntity | null,
  ): Promise<HelpArticleEntity | null> {
    const isStaffs = before !== null && (before.seedDigest === null || before.status !== 'published');
    if (isStaffs || before?.seedDigest === seed.digest) return null;
    const { slug, content, digest: seedDigest } = seed;
    const version = (before?.version ?? 0) + 1;
    const article: HelpArticleEntity = {
      ...{ id: before?.id ?? newId(tx.now), slug, status: 'published', version, publishedVersion: version },
      ...{ topics: content.topics, seedDigest, publishedAt: tx.now },
      ...{ createdAt: before?.createdAt ?? tx.now, updatedAt: tx.now },
    };
    if (before) await this.articles.save(tx, article);
    else if (!(await this.articles.insert(tx, article))) return null;
    await this.articles.addVersion(tx, { articleId: article.id, version, content, editorId: null });
    return article;
  }
}

async function articleOf(slug: string, topics: string[]): Promise<SeedArticle> {
  const texts = await Promise.all(
    LANGUAGES.map(async (language) => [language, readSeed(await seedFile(language, slug))] as const),
  );
  const content: ArticleContent = { topics, translations: Object.fromEntries(texts), media: [] };
  return { slug, content, digest: digestOf(content) };
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
