import { Module } from '@nestjs/common';
import { HelpSearchRepository } from './data/help-search.repository.js';
import { HelpSuggestions, SearchArticles } from './use-cases/search-articles.query.js';

/** What is written down about using the product, and how it is found. */
@Module({
  providers: [HelpSearchRepository, SearchArticles, HelpSuggestions],
  exports: [HelpSuggestions],
})
export class HelpModule {}
