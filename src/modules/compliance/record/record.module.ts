import { Module } from '@nestjs/common';
import { SendingRecordsRepository } from './data/sending-records.repository.js';

/** How accounts send: sums, and what they are worth. */
@Module({ providers: [SendingRecordsRepository], exports: [SendingRecordsRepository] })
export class RecordModule {}
