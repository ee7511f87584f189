export { MailIntakeFacade } from './mail-intake.facade.js';
export { MailIntakeModule } from './mail-intake.module.js';
export { type Authentication, isProven } from './rules/authentication.js';
export type { RawMail } from './use-cases/read-raw-mail.query.js';
