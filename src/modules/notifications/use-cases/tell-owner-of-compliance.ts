import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import type { ComplianceMailName } from '../rules/compliance-mails.table.js';
import { SendNotification } from './send-notification.js';

interface Telling {
  name: ComplianceMailName;
  dedupe: string;
  /** What the mail names, in the owner's language; null when there is nothing to tell after all. */
  values: (language: Language) => Promise<Record<string, string> | null> | Record<string, string>;
}

/** A mail to the owner about what the account may send. */
@Injectable()
export class TellOwnerOfCompliance {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, accountId: string, { name, dedupe, values }: Telling): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    const named = owner && (await values(owner.locale));
    if (!owner || !named) return;
    const platform = (await this.accounts.platformIdOf(accountId)) ?? undefined;
    const facts = { platform, values: named };
    await this.notification.sendIn(tx, { name, dedupe, to: owner.email, locale: owner.locale, facts });
  }
}
