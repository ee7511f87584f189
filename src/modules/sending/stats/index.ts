export { StatsModule } from './stats.module.js';
export { providerOf as mailboxProviderOf } from './rules/provider-of.js';
