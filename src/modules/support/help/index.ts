import { HelpArticleEntity } from './data/help-article.entity.js';
import { HelpArticleVersionEntity } from './data/help-article-version.entity.js';
import { HelpMediaEntity } from './data/help-media.entity.js';

export { HelpModule } from './help.module.js';
export type { FoundArticle } from './rules/article.js';
export { type ChannelText, ChannelTexts } from './use-cases/channel-texts.js';
export { CountUse, type DraftContext } from './use-cases/count-use.js';
export { HelpSuggestions, type TicketDraft } from './use-cases/search-articles.query.js';
export { SeedHelpCentre } from './use-cases/seed-help-centre.js';

export const HELP_ENTITIES = [HelpArticleEntity, HelpArticleVersionEntity, HelpMediaEntity];
