export { RecordModule } from './record.module.js';
export { SendingRecordsRepository, type SendingRecord } from './data/sending-records.repository.js';
export { BLOCKS_FOR_SENDING, CLEAN_SENDING } from './rules/clean-sending.table.js';
export {
  cleanDays,
  cleanSends,
  type EarningFacts,
  earnedTier,
  isWorthAnotherLook,
  type SendingSums,
} from './rules/earned-tier.js';
export { domainOfAddress } from './rules/domain-of-address.js';
export { scoreOf } from './rules/score.js';
export { SCORE_POINTS } from './rules/score.table.js';
