import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { HelpSearchRepository, type ScoredArticle } from '../data/help-search.repository.js';
import type { FoundArticle } from '../rules/article.js';
import { type WishedWord, wishOf, wishOfDraft } from '../rules/search-wish.js';

/** A ticket that somebody is about to open. */
export interface TicketDraft {
  subject: string;
  text: string;
  language: Language;
}

/** Finds articles for who searches. */
@Injectable()
export class SearchArticles {
  constructor(private readonly search: HelpSearchRepository) {}

  run(question: string, language: Language, limit: number): Promise<ScoredArticle[]> {
    return this.find((side) => wishOf(question, side), language, limit);
  }

  ofDraft(draft: TicketDraft, limit: number): Promise<ScoredArticle[]> {
    return this.find((side) => wishOfDraft(draft.subject, draft.text, side), draft.language, limit);
  }

  /** In the reader's language, and in English, which every article has. */
  private async find(
    wish: (language: Language) => WishedWord[],
    language: Language,
    limit: number,
  ): Promise<ScoredArticle[]> {
    const languages: Language[] = language === 'en' ? ['en'] : [language, 'en'];
    const sides = languages.map((side) => ({ language: side, words: wish(side) }));
    return sides.every(({ words }) => words.length === 0) ? [] : this.search.find(sides, limit);
  }
}

/** Suggestions for who is about to ask: few, and none rather than wrong ones. */
@Injectable()
export class HelpSuggestions {
  constructor(private readonly articles: SearchArticles) {}

  async forDraft(draft: TicketDraft, limit: number): Promise<FoundArticle[]> {
    const found = await this.articles.ofDraft(draft, limit);
    const best = found[0]?.score ?? 0;
    return found
      .filter(({ score }) => score >= LEAST_SCORE && score >= best * LEAST_SHARE)
      .map(({ slug, title, excerpt, lang }) => ({ slug, title, excerpt, lang }));
  }
}

/** Below this only words in passing agree. */
const LEAST_SCORE = 0.25;
/** What is far behind the best hit is about something else. */
const LEAST_SHARE = 0.2;
