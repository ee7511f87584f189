import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { DocumentsFacade, ProFormasFacade } from '../../billing/index.js';
import { proFormaValues } from '../rules/pro-forma-values.js';
import { SendNotification } from './send-notification.js';

/** What to transfer, until when, and what to write on it; once for each pro-forma. */
@Injectable()
export class TellOwnerOfProForma {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly proFormas: ProFormasFacade,
    private readonly documents: DocumentsFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, accountId: string, proFormaId: string): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    const proForma = await this.proFormas.findIn(tx, accountScope(accountId), proFormaId);
    if (!owner || !proForma) return;
    await this.notification.sendIn(tx, {
      name: 'pro-forma',
      dedupe: proFormaId,
      to: owner.email,
      locale: owner.locale,
      facts: {
        platform: (await this.accounts.platformIdOf(accountId)) ?? undefined,
        values: proFormaValues(proForma, owner.locale),
      },
      attachments: [{ ...(await this.documents.proForma(proForma)), contentType: 'application/pdf' }],
    });
  }
}
