export { TrackingModule } from './tracking.module.js';
export { type PersonalCopy, PersonaliseMail } from './use-cases/personalise-mail.js';
