export { type CopyOutcome, CopyOutcomes } from './copy-outcomes.js';
export { linkBase } from './rules/link-base.js';
export { listUnsubscribeFields } from './rules/list-unsubscribe.js';
export { type Edit, type Slot, textEdits } from './rules/text-edits.js';
export { trackingOf } from './rules/track-choice.js';
export { MessageLinks } from './data/message-links.repository.js';
export { TrackingModule } from './tracking.module.js';
export { type PersonalCopy, PersonaliseMail } from './use-cases/personalise-mail.js';
export { TrackingTokens } from './use-cases/tracking-tokens.js';
export { UNSUBSCRIBE_PREFIX } from './use-cases/unsubscribe.js';
export type { TrackedRecipient } from './data/recipients.reader.js';
export {
  type Chooser,
  type ChosenBy,
  type PreferenceSubject,
  PreferenceSubjects,
  type SubjectSource,
} from './use-cases/preference-subjects.js';
