import { Injectable } from '@nestjs/common';
import { HotPool } from '../../platform/database/hot-pool.js';
import { SequenceHorizon } from '../../platform/database/sequence-horizon.js';

/** How far the log of mail events may be read. */
@Injectable()
export class EventHorizon extends SequenceHorizon {
  constructor(pool: HotPool) {
    super(pool, { sequence: 'mail_event_numbers', statement: 'event_number' });
  }
}
