import { Module } from '@nestjs/common';
import { BlobsModule } from '../../../platform/blobs/index.js';
import { AccountsModule } from '../../accounts/index.js';
import { HelpArticlesRepository } from './data/help-articles.repository.js';
import { HelpMediaRepository } from './data/help-media.repository.js';
import { HelpPagesRepository } from './data/help-pages.repository.js';
import { HelpSearchRepository } from './data/help-search.repository.js';
import { HelpSeedsRepository } from './data/help-seeds.repository.js';
import { HelpSynonymsRepository } from './data/help-synonyms.repository.js';
import { HelpUsageRepository } from './data/help-usage.repository.js';
import { AdminArticlesController } from './http/admin-articles.controller.js';
import { ArticleMediaController } from './http/article-media.controller.js';
import { ArticleVersionsController } from './http/article-versions.controller.js';
import { PublishedArticleLocator, StaffArticleLocator } from './http/article.locator.js';
import { ArticlesController } from './http/articles.controller.js';
import { ChannelLocator, ChannelTextsController } from './http/channel-texts.controller.js';
import { DeflectionController } from './http/deflection.controller.js';
import { HelpMediaController } from './http/help-media.controller.js';
import { HelpPagesController } from './http/help-pages.controller.js';
import { HelpVotesController } from './http/help-votes.controller.js';
import { SynonymsController } from './http/synonyms.controller.js';
import { ChannelTexts } from './use-cases/channel-texts.js';
import { CheckMedia } from './use-cases/check-media.js';
import { CountUse } from './use-cases/count-use.js';
import { EditSynonyms } from './use-cases/edit-synonyms.js';
import { IndexPages } from './use-cases/index-pages.js';
import { PublishPages } from './use-cases/publish-pages.js';
import { ReadArticlesAsStaff } from './use-cases/read-articles-as-staff.query.js';
import { ReadArticles } from './use-cases/read-articles.query.js';
import { ReadDeflection } from './use-cases/read-deflection.query.js';
import { HelpSuggestions, SearchArticles } from './use-cases/search-articles.query.js';
import { SeedHelpCentre } from './use-cases/seed-help-centre.js';
import { StoreMedia } from './use-cases/store-media.js';
import { VoteOnArticle } from './use-cases/vote-on-article.js';
import { WriteArticles } from './use-cases/write-articles.js';

/** What is written down about using the product, how it is found, and what became of that. */
@Module({
  imports: [AccountsModule, BlobsModule],
  controllers: [
    DeflectionController,
    SynonymsController,
    AdminArticlesController,
    ArticleVersionsController,
    ArticleMediaController,
    ChannelTextsController,
    ArticlesController,
    HelpMediaController,
    HelpPagesController,
    HelpVotesController,
  ],
  providers: [
    HelpArticlesRepository,
    HelpMediaRepository,
    HelpPagesRepository,
    HelpSearchRepository,
    HelpSeedsRepository,
    HelpSynonymsRepository,
    HelpUsageRepository,
    PublishedArticleLocator,
    StaffArticleLocator,
    ChannelLocator,
    ChannelTexts,
    CheckMedia,
    CountUse,
    EditSynonyms,
    IndexPages,
    PublishPages,
    ReadArticles,
    ReadArticlesAsStaff,
    ReadDeflection,
    SearchArticles,
    HelpSuggestions,
    SeedHelpCentre,
    StoreMedia,
    VoteOnArticle,
    WriteArticles,
  ],
  exports: [ChannelTexts, CountUse, HelpSuggestions, SeedHelpCentre],
})
export class HelpModule {}
