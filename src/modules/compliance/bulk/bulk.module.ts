import { Module } from '@nestjs/common';
import { BillingModule } from '../../billing/index.js';
import { SendingModule } from '../../sending/index.js';
import { SpoolModule } from '../../spool/index.js';
import { AlertsModule } from '../alerts/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { PurgeSubjectHours } from './data/purge-subject-hours.js';
import { SubjectHoursRepository } from './data/subject-hours.repository.js';
import { CountSubjects, SubjectLog } from './jobs/count-subjects.js';
import { LookAtRefusedSenders } from './jobs/look-at-refused-senders.js';
import { BulkPermission } from './use-cases/bulk-permission.query.js';
import { FlagForReview } from './use-cases/flag-for-review.js';

/** Who may send to many, and who does without being allowed to. */
@Module({
  imports: [BillingModule, SendingModule, SpoolModule, AlertsModule, ReviewsModule],
  providers: [
    SubjectHoursRepository,
    PurgeSubjectHours,
    FlagForReview,
    SubjectLog,
    CountSubjects,
    LookAtRefusedSenders,
    BulkPermission,
  ],
  exports: [BulkPermission],
})
export class BulkModule {}
