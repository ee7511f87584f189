import { Module } from '@nestjs/common';
import { PurgeHandledEvents } from './purge-handled-events.js';
import { PurgeIdempotencyKeys } from './purge-idempotency-keys.js';

/** What the platform itself must do from time to time. Apart from `http`, because the schedule has operations of its own. */
@Module({ providers: [PurgeIdempotencyKeys, PurgeHandledEvents] })
export class HousekeepingModule {}
