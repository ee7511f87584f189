import type { Language } from '../../../../kernel/texts.js';

export const ARTICLE_STATUSES = ['draft', 'published'] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

/** The form of an article's name in addresses. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const LONGEST_SLUG = 80;
/** What stands beside the articles at `/v1/admin/articles`. */
export const RESERVED_SLUGS = ['deflection', 'synonyms'];

export function isSlug(text: string): boolean {
  return text.length <= LONGEST_SLUG && SLUG.test(text);
}

/** An article in one language; the body is Markdown. */
export interface ArticleText {
  title: string;
  excerpt: string;
  body: string;
}

/** A picture or film of an article, by the id of its file, and what it shows, for who cannot see it. */
export interface ArticleMedia {
  id: string;
  alt: Partial<Record<Language, string>>;
}

/** What one version says. */
export interface ArticleContent {
  topics: string[];
  translations: Partial<Record<Language, ArticleText>>;
  media: ArticleMedia[];
}

/** A hit, as lists and suggestions show it; `lang` is the language it is written in, not always the one asked for. */
export interface FoundArticle {
  slug: string;
  title: string;
  excerpt: string;
  lang: Language;
}
