import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { MailEventLog } from '../../../spool/index.js';
import { SuppressionList, type SuppressionScope } from '../../suppressions/index.js';
import { RecipientsReader, type TrackedRecipient } from '../data/recipients.reader.js';
import { type Chooser, type ChosenBy, PreferenceSubjects } from './preference-subjects.js';

/** Prefix of the signed addresses in List-Unsubscribe: `u+<token>@RETURN_PATH_DOMAIN`. */
export const UNSUBSCRIBE_PREFIX = 'u';

/** A mail says nothing of its writer's program. */
const NOBODY_SEEN: Chooser = { ip: null, userAgent: null };

/** The recipient of a delivery wants no more of its sender's marketing. Wanting it twice changes nothing. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recipients: RecipientsReader,
    private readonly suppressions: SuppressionList,
    private readonly events: MailEventLog,
    private readonly subjects: PreferenceSubjects,
  ) {}

  /** Committed when it answers; null when there is no such delivery (any more). */
  run(deliveryId: string, by: ChosenBy, who: Chooser): Promise<TrackedRecipient | null> {
    return this.unitOfWork.runAsWorker((tx) => this.runIn(tx, deliveryId, by, who));
  }

  async runIn(tx: Tx, deliveryId: string, by: ChosenBy, who: Chooser = NOBODY_SEEN): Promise<TrackedRecipient | null> {
    const recipient = await this.recipients.lockedIn(tx, deliveryId);
    if (recipient !== null) await this.stopIn(tx, recipient, 'marketing', by, who);
    return recipient;
  }

  /** The event tells of a change: who was on the list already is not unsubscribed again. */
  async stopIn(
    tx: Tx,
    recipient: TrackedRecipient,
    scope: SuppressionScope,
    by: ChosenBy,
    who: Chooser,
  ): Promise<void> {
    await this.subjects.decidedIn(tx, recipient, false, { ...who, way: by });
    const { accountId, messageId, deliveryId, email } = recipient;
    const entry = { accountId, email, reason: 'unsubscribed', source: 'unsubscribe' as const, scope, deliveryId };
    if (!(await this.suppressions.addIn(tx, entry))) return;
    const detail = { scope, by };
    await this.events.appendIn(tx, [{ accountId, messageId, deliveryId, type: 'unsubscribed', at: tx.now, detail }]);
  }
}
