import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { MailIntakeModule } from '../../mail-intake/index.js';
import { SpoolModule } from '../../spool/index.js';
import { SendersModule } from '../senders/index.js';
import { SuppressionsModule } from '../suppressions/index.js';
import { UnsubscribeWhenMailIsReceived } from './consumers/unsubscribe-when-mail-is-received.js';
import { CopyOutcomes } from './copy-outcomes.js';
import { EngagementRepository } from './data/engagement.repository.js';
import { MessageLinks } from './data/message-links.repository.js';
import { RecipientsReader } from './data/recipients.reader.js';
import { TrackedDeliveries } from './data/tracked-deliveries.reader.js';
import { RecipientAnswers } from './http/recipient-answers.js';
import { RecipientForms } from './http/recipient-forms.js';
import { TrackingController } from './http/tracking.controller.js';
import { UnsubscribeController } from './http/unsubscribe.controller.js';
import { TrackingParts } from './tracking-parts.js';
import { ChangePreferences } from './use-cases/change-preferences.js';
import { PersonaliseMail } from './use-cases/personalise-mail.js';
import { PreferenceSubjects } from './use-cases/preference-subjects.js';
import { RecordEngagement } from './use-cases/record-engagement.js';
import { TrackingTokens } from './use-cases/tracking-tokens.js';
import { Unsubscribe } from './use-cases/unsubscribe.js';
import { WriteEngagement } from './use-cases/write-engagement.js';

@Module({
  imports: [AccountsModule, MailIntakeModule, SpoolModule, SendersModule, SuppressionsModule],
  controllers: [TrackingController, UnsubscribeController],
  providers: [
    TrackingTokens,
    MessageLinks,
    TrackedDeliveries,
    RecipientsReader,
    EngagementRepository,
    PersonaliseMail,
    WriteEngagement,
    RecordEngagement,
    PreferenceSubjects,
    CopyOutcomes,
    Unsubscribe,
    ChangePreferences,
    UnsubscribeWhenMailIsReceived,
    RecipientForms,
    RecipientAnswers,
    TrackingParts,
  ],
  exports: [CopyOutcomes, MessageLinks, PersonaliseMail, PreferenceSubjects, TrackingTokens],
})
export class TrackingModule {}
