import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { MailEventLog } from '../../spool/index.js';
import { SuppressionList } from '../suppressions/index.js';
import type { Complaint, NewComplaint } from './data/complaint.js';
import { ComplaintsRepository } from './data/complaints.repository.js';

/** Where complaints are written down, each once; whoever complained gets no more mail of that account. */
@Injectable()
export class ComplaintBook {
  constructor(
    private readonly repository: ComplaintsRepository,
    private readonly suppressions: SuppressionList,
    private readonly outbox: Outbox,
    private readonly events: MailEventLog,
  ) {}

  /** As a worker. Null, and nothing changed, when it is known already. */
  async recordIn(tx: Tx, one: NewComplaint): Promise<Complaint | null> {
    const complaint = await this.repository.insert(tx, one);
    if (complaint === null) return null;
    const { id: complaintId, accountId, messageId, deliveryId, recipient, source, receivedAt } = complaint;
    await this.appendIn(tx, complaint);
    // Nobody loses his invoices for having complained of one, and no ratio of a customer's is touched.
    if (accountId === SYSTEM_ACCOUNT_ID) return complaint;
    if (recipient !== null) {
      const entry = { accountId, email: recipient, reason: 'complaint', source: 'complaint', scope: 'all' } as const;
      await this.suppressions.addIn(tx, { ...entry, deliveryId });
    }
    const payload = { complaintId, accountId, messageId, source, receivedAt: toIso(receivedAt) };
    await this.outbox.publish(tx, 'complaint.recorded.v1', { accountId, aggregateId: complaintId, payload });
    return complaint;
  }

  /** How many somebody has made about the account's mail. */
  countOfIn(tx: Tx, scope: AccountScope, recipient: string): Promise<number> {
    return this.repository.countOf(tx, scope, recipient);
  }

  private appendIn(tx: Tx, { accountId, messageId, deliveryId, source, feedbackType }: Complaint): Promise<void> {
    if (messageId === null || deliveryId === null) return Promise.resolve();
    const detail = { text: feedbackType ?? source, source, late: true };
    return this.events.appendIn(tx, [{ accountId, messageId, deliveryId, type: 'complained', at: tx.now, detail }]);
  }
}
