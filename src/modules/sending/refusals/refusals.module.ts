import { Module } from '@nestjs/common';
import { PurgeSenderRefusals } from './purge-sender-refusals.js';
import { SenderRefusals } from './sender-refusals.js';

/** Who wanted to write in names that are not his. */
@Module({ providers: [SenderRefusals, PurgeSenderRefusals], exports: [SenderRefusals] })
export class RefusalsModule {}
