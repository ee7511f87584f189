import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ContactsModule } from '../contacts/index.js';
import { ConditionFactsReader } from './data/condition-facts.reader.js';
import { SegmentContactsReader } from './data/segment-contacts.reader.js';
import { SegmentsRepository } from './data/segments.repository.js';
import { WideReads } from './data/wide-reads.js';
import { SegmentContactsController } from './http/segment-contacts.controller.js';
import { SegmentLocator } from './http/segment.locator.js';
import { SegmentsController } from './http/segments.controller.js';
import { SegmentFieldUses } from './segment-field-uses.js';
import { SegmentParts } from './segment-parts.js';
import { SegmentUses } from './segment-uses.js';
import { ChangeSegments } from './use-cases/change-segments.js';
import { CountCondition } from './use-cases/count-condition.query.js';
import { ReadConditions } from './use-cases/read-conditions.js';
import { ReadSegmentContacts } from './use-cases/read-segment-contacts.query.js';
import { ReadSegments } from './use-cases/read-segments.query.js';
import { SegmentTrail } from './use-cases/segment-trail.js';

/** Conditions about contacts: read, explained, counted, kept under names. */
@Module({
  imports: [AccountsModule, ContactsModule],
  controllers: [SegmentsController, SegmentContactsController],
  providers: [
    SegmentsRepository,
    ConditionFactsReader,
    WideReads,
    SegmentContactsReader,
    SegmentUses,
    SegmentParts,
    SegmentFieldUses,
    ReadConditions,
    SegmentTrail,
    ChangeSegments,
    ReadSegments,
    CountCondition,
    ReadSegmentContacts,
    SegmentLocator,
  ],
  exports: [SegmentUses, SegmentsRepository, ReadConditions, WideReads],
})
export class SegmentsModule {}
