export { QuotaModule } from './quota.module.js';
export { type Limit, QuotaFacade } from './quota.facade.js';
export type { Unlock } from './rules/unlocks.js';
export type { RefusalKind } from './refusal.js';
export { type QuotaWindowSpec, WINDOW_KIND_NUMBERS, type WindowKind, windowKey } from './rules/window-kinds.js';
export { type JudgedMessage, judge, type Verdict } from './rules/judge.js';
export type { SendingEstimate } from './rules/pace.js';
export type { QuotaUsage, WindowUsage } from './use-cases/read-usage.query.js';
