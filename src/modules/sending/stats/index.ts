export { StatsModule } from './stats.module.js';
export { providerOf as mailboxProviderOf } from './rules/provider-of.js';
export { seriesOfCounters } from './rules/chart-series.js';
export { drawChart } from './rules/draw-chart.js';
export { type Rates, ratesOf } from './rules/rates.js';
export { RatesView } from './http/stats.dto.js';
