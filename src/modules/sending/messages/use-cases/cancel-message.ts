import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { MessageArchive, SpoolFacade } from '../../../spool/index.js';
import { sendingProblems } from '../../sending.errors.js';

/** Ends every recipient that still waits; what a connection holds, or is over, stays as it is. */
@Injectable()
export class CancelMessage {
  constructor(
    private readonly archive: MessageArchive,
    private readonly spool: SpoolFacade,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, messageId: string): Promise<void> {
    const recipients = await this.archive.recipientsOf(scope, messageId);
    const cancelled = await this.spool.end(
      this.clock.now(),
      recipients.map(({ id }) => id),
      'cancelled',
    );
    if (cancelled.length === 0) throw sendingProblems.not_cancellable();
  }
}
