export { SmsRoutesModule } from './routes.module.js';
export { type HeldSession, RouteSessionsRepository, type SessionNews } from './data/route-sessions.repository.js';
export { SmsRoutesRepository } from './data/routes.repository.js';
export { type Hindrance, servedBy, upOf } from './rules/choose-routes.js';
export {
  type IdForm,
  type LongTexts,
  type OnUnknown,
  SANDBOX,
  type SmppSettings,
  type SmsRoute,
} from './rules/route.js';
export { ReadSmsRoutes, type RoutesAtWork } from './use-cases/read-sms-routes.query.js';
