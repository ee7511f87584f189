import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/texts.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { ContactsRepository } from '../contacts/index.js';
import { ConfirmSubscription } from './use-cases/confirm-subscription.js';
import { OptInTokens } from './use-cases/opt-in-tokens.js';
import { type ListChoice, RecipientChoices, type Said } from './use-cases/recipient-choices.js';

/** What the mail needs that asks the owner of an address whether he wants to be on a list. */
export interface ListConfirmationMail {
  email: string;
  language: Language;
  list: string;
  link: string;
}

@Injectable()
export class SubscriptionsFacade {
  constructor(
    private readonly subscription: ConfirmSubscription,
    private readonly tokens: OptInTokens,
    private readonly choices: RecipientChoices,
    private readonly contacts: ContactsRepository,
  ) {}

  /** For `list.confirmation_requested.v1`; null when there is nothing left to ask. */
  async confirmationMail(optInId: string): Promise<ListConfirmationMail | null> {
    const state = await this.subscription.read(optInId);
    if (state === null || state.status === 'active') return null;
    const language = await this.subscription.languageOf(state);
    return { email: state.email, language, list: state.listName, link: this.tokens.linkTo(optInId) };
  }

  /** The lists of an address, for the page of preferences. As a worker, like the next two. */
  listsOfIn(tx: Tx, accountId: string, address: string): Promise<ListChoice[]> {
    return this.choices.listsIn(tx, accountId, address);
  }

  chooseIn(
    tx: Tx,
    accountId: string,
    address: string,
    chosen: { taken: readonly string[]; left: readonly string[] },
    said: Said,
  ): Promise<void> {
    return this.choices.chooseIn(tx, accountId, address, chosen, said);
  }

  /** He wants marketing of the account no more, or again. */
  decideIn(tx: Tx, accountId: string, address: string, wantsMail: boolean, said: Said): Promise<void> {
    return this.choices.decideIn(tx, accountId, address, wantsMail, said);
  }

  /** For `list.subscription_confirmed.v1`: what mail to the contact goes to; null when it is gone. */
  async addressOfIn(tx: Tx, accountId: string, contactId: string): Promise<string | null> {
    return (await this.contacts.find(tx, accountScope(accountId), contactId))?.email ?? null;
  }
}
