export { ReputationModule } from './reputation.module.js';
export { SendingFigures, type SendingFiguresSource, type SentVolumes } from './sending-figures.js';
export type { Figures } from './rules/figures.js';
export { judgeReputation, type Reputation } from './rules/judge-reputation.js';
