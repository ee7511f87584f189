import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { RaiseAlert } from '../../alerts/index.js';
import { RatioWatchesRepository } from '../data/ratio-watches.repository.js';

/** staff see a complaint as soon as it is here, and the ratio is judged with it. Its alert also counts it. */
@Injectable()
export class AlertStaffWhenComplaintIsRecorded implements EventConsumer<'complaint.recorded.v1'> {
  readonly name = 'alert-staff-when-complaint-is-recorded';
  readonly event = 'complaint.recorded.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly alerts: RaiseAlert,
    private readonly watches: RatioWatchesRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'complaint.recorded.v1'>, tx: Tx): Promise<void> {
    const { complaintId, messageId, source, receivedAt } = payload;
    const isNew = await this.alerts.in(tx, accountScope(accountId), {
      kind: 'complaint',
      about: `complaint:${complaintId}`,
      messageId,
      detail: { source },
      occurredAt: instantOf(receivedAt),
    });
    if (isNew && accountId !== SYSTEM_ACCOUNT_ID) {
      await this.watches.unscopedPlan(tx, [accountId], 'complaints', tx.now);
    }
  }
}
