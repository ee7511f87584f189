import { Injectable } from '@nestjs/common';
import { isLanguage, type Language } from '../../../../kernel/texts.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { Consents, RECIPIENT } from '../../contacts/index.js';
import { OptIns, type OptInState } from '../../lists/index.js';
import { wordsOf } from '../rules/opt-in-text.table.js';

/** Who pressed the button, as far as his browser says. */
export interface Confirmer {
  ip: string;
  userAgent: string | null;
  /** What he read the words in. */
  language: Language;
}

/** The owner of an address confirms that he wants to be on a list, and the words he saw are kept. */
@Injectable()
export class ConfirmSubscription {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly optIns: OptIns,
    private readonly consents: Consents,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** Null when the link means nothing any more. */
  read(optInId: string): Promise<OptInState | null> {
    return this.unitOfWork.runAsWorker((tx) => this.optIns.unscopedRead(tx, optInId));
  }

  /** Committed when it answers. Confirming twice changes nothing and is no error. */
  confirm(optInId: string, by: Confirmer): Promise<OptInState | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const state = await this.optIns.unscopedRead(tx, optInId);
      if (state !== null && (await this.optIns.unscopedConfirm(tx, optInId))) await this.keepIn(tx, state, by);
      return state;
    });
  }

  /** What the pages are written in when the browser does not say: the reader’s, the list’s, the account’s. */
  async languageOf({ accountId, language, listLanguage }: OptInState): Promise<Language> {
    const known = [language?.slice(0, 2), listLanguage].find((tag) => isLanguage(tag));
    if (known !== undefined) return known;
    return (await this.accounts.ownerContact(accountId))?.locale ?? 'en';
  }

  private async keepIn(tx: Tx, state: OptInState, { ip, userAgent, language }: Confirmer): Promise<void> {
    const { accountId, contactId, listId } = state;
    const evidence = {
      channel: 'mail',
      state: 'granted',
      source: 'double_opt_in',
      listId,
      at: tx.now,
      place: '/confirm',
      method: 'A link in a mail to the address, and a button on the page behind it',
      ...wordsOf({ ...state, name: state.listName }, language),
      ip,
      userAgent,
    } as const;
    await this.consents.recordIn(tx, accountScope(accountId), [contactId], evidence, RECIPIENT);
    await this.outbox.publish(tx, 'list.subscription_confirmed.v1', {
      accountId,
      aggregateId: contactId,
      payload: { contactId, listId },
    });
  }
}
