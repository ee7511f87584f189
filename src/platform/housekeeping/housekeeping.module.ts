import { Module } from '@nestjs/common';
import { PurgeIdempotencyKeys } from './purge-idempotency-keys.js';

/** What the platform itself must do from time to time. Apart from `http`, because the schedule has operations of its own. */
@Module({ providers: [PurgeIdempotencyKeys] })
export class HousekeepingModule {}
