import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { SubscriptionsFacade } from '../../audience/index.js';
import {
  type Chooser,
  type ChosenBy,
  type PreferenceSubject,
  PreferenceSubjects,
  type SubjectSource,
  type TrackedRecipient,
} from '../../sending/index.js';

/** The lists that a recipient is on, on the page where he decides; what he decides is kept as evidence. */
@Injectable()
export class ListsAsSubjects implements SubjectSource, OnModuleInit {
  constructor(
    private readonly subjects: PreferenceSubjects,
    private readonly subscriptions: SubscriptionsFacade,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async subjectsIn(tx: Tx, { accountId, email }: TrackedRecipient): Promise<PreferenceSubject[]> {
    const lists = await this.subscriptions.listsOfIn(tx, accountId, email);
    return lists.map(({ listId: id, name, description, isTaken }) => ({ id, name, description, isTaken }));
  }

  chooseIn(
    tx: Tx,
    { accountId, email }: TrackedRecipient,
    chosen: { taken: readonly string[]; left: readonly string[] },
    by: Chooser,
  ): Promise<void> {
    return this.subscriptions.chooseIn(tx, accountId, email, chosen, { source: 'preference_page', ...by });
  }

  decidedIn(
    tx: Tx,
    { accountId, email }: TrackedRecipient,
    wantsMarketing: boolean,
    { way, ip, userAgent }: Chooser & { way: ChosenBy },
  ): Promise<void> {
    const source = way === 'preferences' ? 'preference_page' : 'unsubscribe_link';
    return this.subscriptions.decideIn(tx, accountId, email, wantsMarketing, { source, ip, userAgent });
  }
}
