import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../../../../kernel/texts.js';
import type { ArticleContent, ArticleMedia, ArticleText } from './article.js';

/** What is left out stays; a language that is null goes. */
export interface ArticleChange {
  topics?: string[];
  translations?: Partial<Record<Language, ArticleText | null>>;
  media?: ArticleMedia[];
}

/** What the article says then; null when that is what it says already. */
export function changedArticle(before: ArticleContent, change: ArticleChange): ArticleContent | null {
  const translations: ArticleContent['translations'] = { ...before.translations };
  for (const [language, text] of Object.entries(change.translations ?? {}) as [Language, ArticleText | null][]) {
    if (text === null) delete translations[language];
    else translations[language] = text;
  }
  const after = { topics: change.topics ?? before.topics, translations, media: change.media ?? before.media };
  return isDeepStrictEqual(after, before) ? null : after;
}
