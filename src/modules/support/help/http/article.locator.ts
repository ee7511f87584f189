import { Injectable } from '@nestjs/common';
import type { Caller, ResourceLocator } from '../../../../platform/http/index.js';
import { ReadArticles } from '../use-cases/read-articles.query.js';
import { ReadArticlesAsStaff } from '../use-cases/read-articles-as-staff.query.js';
import { presentStaffArticle } from './articles.presenter.js';

export const SLUG_PARAM = { name: 'slug', schema: { type: 'string' }, example: 'spf-dkim-dmarc' } as const;

@Injectable()
export class PublishedArticleLocator implements ResourceLocator {
  constructor(private readonly articles: ReadArticles) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const found = await this.articles.one(parameters['slug'] ?? '', 'en');
    return found ? { slug: found.page.slug } : null;
  }
}

@Injectable()
export class StaffArticleLocator implements ResourceLocator {
  constructor(private readonly articles: ReadArticlesAsStaff) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const found = await this.articles.one(parameters['slug'] ?? '');
    return found ? presentStaffArticle(found) : null;
  }
}
