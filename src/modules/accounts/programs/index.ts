import { ApiKeyEntity } from './data/api-key.entity.js';
import { SmtpCredentialEntity } from './data/smtp-credential.entity.js';

export { ProgramsModule } from './programs.module.js';
export { looksLikeSecret } from './rules/machine-secrets.js';
export { LivingKeys } from './use-cases/living-keys.js';
export { ReadSmtpSettings, type SmtpSettings } from './use-cases/read-smtp-settings.query.js';
export { SubscriptionReferences, type SubscriptionLookup } from './use-cases/subscription-references.js';
export { VerifyApiKey } from './use-cases/verify-api-key.js';
export { type SmtpLogin, type SmtpProof, VerifySmtpLogin } from './use-cases/verify-smtp-login.js';

export const PROGRAM_ENTITIES = [ApiKeyEntity, SmtpCredentialEntity];
