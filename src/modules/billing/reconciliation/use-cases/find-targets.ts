import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { InvoicesFacade } from '../../invoices/index.js';
import { ProFormasFacade } from '../../pro-formas/index.js';
import { WalletFacade } from '../../wallet/index.js';
import type { Target } from '../rules/statement-entry.js';

/** What there is under the references that a payer wrote. */
@Injectable()
export class FindTargets {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly proFormas: ProFormasFacade,
    private readonly wallet: WalletFacade,
  ) {}

  async in(tx: Tx, references: readonly string[]): Promise<Target[]> {
    const targets: Target[] = [];
    for (const reference of references) {
      const found = await this.one(tx, reference);
      if (found !== null) targets.push(found);
    }
    return targets;
  }

  private one(tx: Tx, reference: string): Promise<Target | null> {
    if (reference.startsWith('RF-PF-')) return this.proForma(tx, reference);
    return reference.startsWith('RF-DEP-') ? this.account(tx, reference) : this.invoice(tx, reference);
  }

  private async invoice(tx: Tx, reference: string): Promise<Target | null> {
    const found = await this.invoices.openByReference(tx, reference);
    return found && { kind: 'invoice', id: found.id, accountId: found.accountId, reference };
  }

  private async proForma(tx: Tx, reference: string): Promise<Target | null> {
    const found = await this.proFormas.unscopedByReference(tx, reference);
    return found && { kind: 'pro_forma', id: found.id, accountId: found.accountId, reference };
  }

  private async account(tx: Tx, reference: string): Promise<Target | null> {
    const [owner] = await this.wallet.ownersIn(tx, [reference]);
    return owner === undefined ? null : { kind: 'account', id: owner.accountId, accountId: owner.accountId, reference };
  }
}
