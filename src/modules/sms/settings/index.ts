export { SmsSettingsModule } from './settings.module.js';
export { SmsSendersRepository } from './data/senders.repository.js';
export { type SmsStop, SmsStopsRepository } from './data/stops.repository.js';
export { ChangeStopList } from './use-cases/change-stop-list.js';
export { ReadSmsLimits, type SmsLimits } from './use-cases/sms-limits.js';
