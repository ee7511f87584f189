import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { addMs, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { ComplaintBook } from '../complaint-book.js';
import { complaintProblems } from '../complaints.errors.js';
import type { Complaint, NewComplaint } from '../data/complaint.js';
import { ComplaintsRepository } from '../data/complaints.repository.js';

/** What a member of staff read in the abuse mailbox or heard from an organisation. */
export type ManualComplaint = Pick<NewComplaint, 'accountId' | 'messageId' | 'source' | 'receivedAt'> & {
  recipient: string;
  reference: string;
};

/** Clocks of two machines may differ by this much. */
const CLOCK_SKEW_MS = MINUTE_MS;

/** A person records a complaint; the same reference is recorded once. */
@Injectable()
export class RecordComplaint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: ComplaintBook,
    private readonly repository: ComplaintsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  run(given: ManualComplaint, actor: Actor, keep: BeforeCommit<Complaint>): Promise<Complaint> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (given.receivedAt > addMs(tx.now, CLOCK_SKEW_MS)) throw fault('receivedAt', 'too_late');
      const wanted = { ...given, deliveryId: await this.deliveryOf(tx, given), feedbackType: null, rawMailId: null };
      const made = await this.book.recordIn(tx, wanted);
      if (made) await this.auditIn(tx, made, actor);
      const complaint = made ?? (await this.sameAsKnown(tx, wanted));
      await keep(tx, complaint);
      return complaint;
    });
  }

  private async deliveryOf(tx: Tx, { accountId, messageId, recipient }: ManualComplaint): Promise<string | null> {
    const gates = await this.accounts.gatesOf([accountId]);
    if (!gates.has(accountId)) throw unknown('accountId');
    if (messageId === null) return null;
    const sent = await this.repository.sentTo(tx, accountScope(accountId), messageId, recipient);
    if (sent === null) throw unknown('messageId');
    return sent.deliveryId;
  }

  /** A reference stands for one complaint: who says something else under it is told so. */
  private async sameAsKnown(tx: Tx, wanted: NewComplaint): Promise<Complaint> {
    const known = await this.repository.unscopedKnown(tx, wanted);
    if (known === null) throw new Error('a complaint was neither new nor known');
    const same = known.accountId === wanted.accountId && known.messageId === wanted.messageId;
    if (!same || known.recipient?.toLowerCase() !== wanted.recipient?.toLowerCase())
      throw complaintProblems.complaint_already_recorded({ extra: { complaintId: wireId('cpt', known.id) } });
    return known;
  }

  /** Without the address: it is somebody else's, and what stands in the audit log stays there. */
  private auditIn(tx: Tx, { id, accountId, source }: Complaint, actor: Actor): Promise<void> {
    const target = { type: 'complaint', id: wireId('cpt', id) };
    const changes = { source: { from: null, to: source } };
    return this.accounts.auditIn(tx, { accountId, action: 'complaint.recorded', actor, target, changes });
  }
}

function unknown(field: string): Error {
  return platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
}

function fault(field: string, code: string): Error {
  return platformProblems.validation_failed({ errors: [{ field, code, message: '' }] });
}
