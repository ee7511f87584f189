import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { InvoicesFacade } from '../../invoices/index.js';
import { ProFormasFacade } from '../../pro-formas/index.js';
import { WalletFacade } from '../../wallet/index.js';
import type { Target } from '../rules/statement-entry.js';

const OF_PRO_FORMA = 'RF-PF-';
const OF_ACCOUNT = 'RF-DEP-';

/** What there is under the references that payers wrote: three questions, however many references there are. */
@Injectable()
export class FindTargets {
  constructor(
    private readonly invoices: InvoicesFacade,
    private readonly proFormas: ProFormasFacade,
    private readonly wallet: WalletFacade,
  ) {}

  /** By reference; what nobody was told is not in it. */
  async in(tx: Tx, references: readonly string[]): Promise<ReadonlyMap<string, Target>> {
    const all = [...new Set(references)];
    const proFormas = all.filter((reference) => reference.startsWith(OF_PRO_FORMA));
    const accounts = all.filter((reference) => reference.startsWith(OF_ACCOUNT));
    const invoices = all.filter((one) => !one.startsWith(OF_PRO_FORMA) && !one.startsWith(OF_ACCOUNT));
    const targets = [
      ...(await this.invoicesOf(tx, invoices)),
      ...(await this.proFormasOf(tx, proFormas)),
      ...(await this.accountsOf(tx, accounts)),
    ];
    return new Map(targets.map((target) => [target.reference, target]));
  }

  private async invoicesOf(tx: Tx, references: readonly string[]): Promise<Target[]> {
    if (references.length === 0) return [];
    const found = await this.invoices.byReferencesIn(tx, references);
    return found.map((invoice) => ({ kind: 'invoice', ...invoice }));
  }

  private async proFormasOf(tx: Tx, references: readonly string[]): Promise<Target[]> {
    if (references.length === 0) return [];
    const found = await this.proFormas.unscopedByReferences(tx, references);
    return found.map(({ id, accountId, reference }) => ({ kind: 'pro_forma', id, accountId, reference }));
  }

  private async accountsOf(tx: Tx, references: readonly string[]): Promise<Target[]> {
    if (references.length === 0) return [];
    const owners = await this.wallet.ownersIn(tx, references);
    return owners.map(({ accountId, reference }) => ({ kind: 'account', id: accountId, accountId, reference }));
  }
}
