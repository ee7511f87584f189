import { Module } from '@nestjs/common';
import { AccountModule } from '../account/index.js';
import { SignInModule } from '../sign-in/index.js';
import { ApiKeysRepository } from './data/api-keys.repository.js';
import { SmtpCredentialsRepository } from './data/smtp-credentials.repository.js';
import { AdminCredentialsController } from './http/admin-credentials.controller.js';
import { ApiKeyLocator, ApiKeysController } from './http/api-keys.controller.js';
import { ReadProgram } from './http/read-program.js';
import { SmtpCredentialLocator, SmtpCredentialsController } from './http/smtp-credentials.controller.js';
import { SmtpSettingsController } from './http/smtp-settings.controller.js';
import { LastUse } from './use-cases/last-use.js';
import { LivingKeys } from './use-cases/living-keys.js';
import { ManageApiKeys } from './use-cases/manage-api-keys.js';
import { ManageSmtpCredentials } from './use-cases/manage-smtp-credentials.js';
import { OwnRights } from './use-cases/own-rights.js';
import { ReadSmtpSettings } from './use-cases/read-smtp-settings.query.js';
import { RequireConfirmed } from './use-cases/require-confirmed.js';
import { ProgramAccess, RevokeAccess } from './use-cases/revoke-access.js';
import { RevokeCredentials } from './use-cases/revoke-credentials.js';
import { SubscriptionReferences } from './use-cases/subscription-references.js';
import { VerifyApiKey } from './use-cases/verify-api-key.js';
import { VerifySmtpLogin } from './use-cases/verify-smtp-login.js';

/** How programs come in: API keys and SMTP credentials. */
@Module({
  imports: [AccountModule, SignInModule],
  controllers: [ApiKeysController, SmtpCredentialsController, SmtpSettingsController, AdminCredentialsController],
  providers: [
    ApiKeysRepository,
    SmtpCredentialsRepository,
    LastUse,
    LivingKeys,
    VerifyApiKey,
    VerifySmtpLogin,
    RequireConfirmed,
    SubscriptionReferences,
    ManageApiKeys,
    ManageSmtpCredentials,
    OwnRights,
    ProgramAccess,
    RevokeAccess,
    RevokeCredentials,
    ReadProgram,
    ReadSmtpSettings,
    ApiKeyLocator,
    SmtpCredentialLocator,
  ],
  exports: [VerifyApiKey, LivingKeys, VerifySmtpLogin, ReadSmtpSettings, SubscriptionReferences],
})
export class ProgramsModule {}
