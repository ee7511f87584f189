export { MailIntakeFacade } from './mail-intake.facade.js';
export { MailIntakeModule } from './mail-intake.module.js';
export type { RawMail } from './use-cases/read-raw-mail.query.js';
