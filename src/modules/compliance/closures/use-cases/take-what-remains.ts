import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../../../kernel/money.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { EndAllSubscriptions, WalletFacade } from '../../../billing/index.js';
import { SendingFacade } from '../../../sending/index.js';
import { ForfeitCredits } from '../../../sms/index.js';
import { BarredIdentitiesRepository } from '../data/barred-identities.repository.js';
import type { ClosureOutcome, SpamClosureEntity } from '../data/spam-closure.entity.js';
import { namesToBar } from '../rules/barred-names.js';

/** What an account loses that is closed for spam: its contracts without refund, its money, its credits, its good name (R-093, C-10). */
@Injectable()
export class TakeWhatRemains {
  constructor(
    private readonly subscriptions: EndAllSubscriptions,
    private readonly wallet: WalletFacade,
    private readonly sms: ForfeitCredits,
    private readonly sending: SendingFacade,
    private readonly barred: BarredIdentitiesRepository,
  ) {}

  async in(
    tx: Tx,
    scope: AccountScope,
    { closure, email, actor }: { closure: SpamClosureEntity; email: string; actor: Actor },
  ): Promise<ClosureOutcome> {
    const subscriptions = await this.subscriptions.in(tx, scope, actor);
    const lost = await this.wallet.forfeitIn(tx, scope, `spam_closure:${closure.id}`);
    const smsCredits = await this.sms.in(tx, scope);
    const names = namesToBar(email, await this.sending.authenticatedDomainsIn(tx, scope));
    const barred = await this.barred.bar(tx, closure.id, names);
    const wallet = lost.map((amount) => ({ amount: formatAmount(amount), currency: amount.currency }));
    return { wallet, smsCredits, subscriptions, barred };
  }
}
