import { Module } from '@nestjs/common';
import { AudienceModule } from '../../audience/index.js';
import { SpoolModule } from '../../spool/index.js';
import { MarkActivityRegularly } from './jobs/mark-activity-regularly.js';
import { MarkActivity } from './use-cases/mark-activity.js';

/** What became of mail, told to the contacts it was for. */
@Module({ imports: [AudienceModule, SpoolModule], providers: [MarkActivity, MarkActivityRegularly] })
export class ActivityModule {}
