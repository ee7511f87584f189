import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SuppressionList } from '../../suppressions/index.js';
import { RecipientsReader, type TrackedRecipient } from '../data/recipients.reader.js';
import type { PreferenceForm } from '../rules/preference-form.js';
import { type Chooser, type PreferenceSubject, PreferenceSubjects } from './preference-subjects.js';
import { Unsubscribe } from './unsubscribe.js';

/** What a recipient takes from a sender: everything, everything but marketing, or nothing. */
export const CHOICES = ['all', 'necessary', 'none'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Preferences {
  recipient: TrackedRecipient;
  choice: Choice;
  /** The address takes less than its owner could choose: it bounced, complained, or the sender listed it. */
  isHeld: boolean;
  subjects: PreferenceSubject[];
}

/** What the owner of an address may decide himself. What others found out about the address stays as it is. */
@Injectable()
export class ChangePreferences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recipients: RecipientsReader,
    private readonly suppressions: SuppressionList,
    private readonly unsubscribe: Unsubscribe,
    private readonly subjects: PreferenceSubjects,
  ) {}

  /** Null when there is no such delivery (any more). */
  read(deliveryId: string): Promise<Preferences | null> {
    return this.unitOfWork.runAsWorker((tx) => this.readIn(tx, deliveryId));
  }

  change(
    deliveryId: string,
    choice: Choice,
    { taken, shown }: Pick<PreferenceForm, 'taken' | 'shown'>,
    who: Chooser,
  ): Promise<Preferences | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const recipient = await this.recipients.lockedIn(tx, deliveryId);
      if (recipient === null) return null;
      const { accountId, email } = recipient;
      if (choice !== 'none') await this.suppressions.resubscribeIn(tx, accountId, email, 'all');
      if (choice === 'all') {
        await this.suppressions.resubscribeIn(tx, accountId, email, 'marketing');
        await this.subjects.decidedIn(tx, recipient, true, { ...who, way: 'preferences' });
        await this.subjects.chooseIn(tx, recipient, taken, shown, who);
      } else {
        const scope = choice === 'none' ? 'all' : 'marketing';
        await this.unsubscribe.stopIn(tx, recipient, scope, 'preferences', who);
      }
      return this.readIn(tx, deliveryId);
    });
  }

  private async readIn(tx: Tx, deliveryId: string): Promise<Preferences | null> {
    const recipient = await this.recipients.lockedIn(tx, deliveryId);
    if (recipient === null) return null;
    const standing = await this.suppressions.standingIn(tx, recipient.accountId, recipient.email);
    const stops = (scope: 'all' | 'marketing'): boolean => standing.some((entry) => entry.scope === scope);
    const less: Choice = stops('marketing') ? 'necessary' : 'all';
    return {
      recipient,
      choice: stops('all') ? 'none' : less,
      isHeld: standing.some((entry) => !entry.byRecipient),
      subjects: await this.subjects.ofIn(tx, recipient),
    };
  }
}
