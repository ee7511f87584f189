import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/texts.js';
import { ConfirmSubscription } from './use-cases/confirm-subscription.js';
import { OptInTokens } from './use-cases/opt-in-tokens.js';

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
  ) {}

  /** For `list.confirmation_requested.v1`; null when there is nothing left to ask. */
  async confirmationMail(optInId: string): Promise<ListConfirmationMail | null> {
    const state = await this.subscription.read(optInId);
    if (state === null || state.status === 'active') return null;
    const language = await this.subscription.languageOf(state);
    return { email: state.email, language, list: state.listName, link: this.tokens.linkTo(optInId) };
  }
}
