import { Injectable } from '@nestjs/common';
import { Signal } from '../../../../platform/queue/signal.js';

/** Wake-ups inside one process; other processes look every second. */
@Injectable()
export class LeavingSignals {
  readonly exports = new Signal();
  readonly purges = new Signal();
}
