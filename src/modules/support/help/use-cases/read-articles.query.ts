import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { HelpMediaEntity } from '../data/help-media.entity.js';
import { HelpMediaRepository } from '../data/help-media.repository.js';
import { type HelpPage, HelpPagesRepository } from '../data/help-pages.repository.js';
import { isSlug } from '../rules/article.js';

/** A page with the files it shows. */
export interface ReadArticle {
  page: HelpPage;
  media: Map<string, HelpMediaEntity>;
  languages: Language[];
}

/** What is published, for anybody. */
@Injectable()
export class ReadArticles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: HelpPagesRepository,
    private readonly media: HelpMediaRepository,
  ) {}

  /** In the language, else in English; null when there is no such article for readers. */
  async one(slug: string, language: Language): Promise<ReadArticle | null> {
    if (!isSlug(slug)) return null;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const page = await this.pages.find(tx, slug, language);
      if (page === null) return null;
      const ids = page.media.map(({ id }) => id);
      const [media, languages] = [await this.media.among(tx, ids), await this.pages.languagesOf(tx, slug)];
      return { page, media, languages };
    });
  }

  page(filter: { language: Language; topic: string | null; after: string | null; limit: number }): Promise<HelpPage[]> {
    return this.unitOfWork.runAsWorker((tx) => this.pages.page(tx, filter));
  }

  file(id: string): Promise<HelpMediaEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.media.find(tx, id));
  }
}
