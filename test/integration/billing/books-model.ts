import type { InvoiceContent } from '../../../src/modules/billing/invoices/index.js';

interface ModelInvoice {
  id: string;
  accountId: string;
  gross: bigint;
  net: bigint;
  creditedNet: bigint;
  paid: bigint;
  refunded: bigint;
  due: bigint;
}

const cents = (text: string): bigint => BigInt(text.replace('.', ''));

/** What the books ought to say, by rules of its own: an invoice is owed, paid, credited; what is too much is in the wallet. */
export class Model {
  constructor(
    readonly invoices = new Map<string, ModelInvoice>(),
    readonly wallets = new Map<string, bigint>(),
    readonly vat = new Map<string, bigint>(),
  ) {}

  sold(id: string, accountId: string, content: InvoiceContent): void {
    const gross = cents(content.gross);
    const invoice = {
      id,
      accountId,
      gross,
      net: cents(content.net),
      creditedNet: 0n,
      paid: 0n,
      refunded: 0n,
      due: gross,
    };
    this.invoices.set(id, invoice);
    this.addVat(content, 1n);
  }

  /** Answers what was too much. */
  paid(id: string, amount: bigint): bigint {
    const invoice = this.invoices.get(id)!;
    const taken = amount < invoice.due ? amount : invoice.due;
    this.change(invoice, { paid: invoice.paid + taken, due: invoice.due - taken });
    this.wallet(invoice.accountId, amount - taken);
    return amount - taken;
  }

  credited(id: string, content: InvoiceContent): void {
    const invoice = this.invoices.get(id)!;
    const gross = cents(content.gross);
    const back = gross > invoice.due ? gross - invoice.due : 0n;
    const creditedNet = invoice.creditedNet + cents(content.net);
    this.change(invoice, { creditedNet, due: invoice.due - gross + back, refunded: invoice.refunded + back });
    this.wallet(invoice.accountId, back);
    this.addVat(content, -1n);
  }

  refusesCredit(id: string, net: bigint | null): boolean {
    const invoice = this.invoices.get(id)!;
    const left = invoice.net - invoice.creditedNet;
    return left === 0n || (net !== null && net > left);
  }

  returned(id: string, amount: bigint): void {
    const invoice = this.invoices.get(id)!;
    const kept = invoice.paid - invoice.refunded;
    const taken = amount < kept ? amount : kept;
    this.change(invoice, { paid: invoice.paid - taken, due: invoice.due + taken });
    // What had gone to the wallet meanwhile is taken out of it again, as far as it is still there.
    const [held, twice] = [this.holds(invoice.accountId), amount - taken];
    this.wallet(invoice.accountId, -(held < twice ? held : twice));
  }

  wallet(accountId: string, change: bigint): void {
    this.wallets.set(accountId, this.holds(accountId) + change);
  }

  holds(accountId: string): bigint {
    return this.wallets.get(accountId) ?? 0n;
  }

  get allWallets(): bigint {
    return [...this.wallets.values()].reduce((sum, held) => sum + held, 0n);
  }

  /** Mostly one of the newest, so that something keeps happening to the same. */
  anyInvoice(random: (below: number) => number): ModelInvoice | undefined {
    const ids = [...this.invoices.keys()];
    const window = random(3) === 0 ? ids.length : Math.min(40, ids.length);
    return window === 0 ? undefined : this.invoices.get(ids[ids.length - 1 - random(window)]!);
  }

  private change(invoice: ModelInvoice, change: Partial<ModelInvoice>): void {
    this.invoices.set(invoice.id, { ...invoice, ...change });
  }

  private addVat({ vatBreakdown }: InvoiceContent, sign: bigint): void {
    for (const { treatment, vatRate, vatAmount } of vatBreakdown) {
      const account = `vat_payable:${treatment}:${vatRate}`;
      this.vat.set(account, (this.vat.get(account) ?? 0n) + sign * cents(vatAmount));
    }
  }
}

/** Models by transactions: what is not committed was never there. */
export class ModelBooks {
  private committed = new Model();

  begin(): Model {
    const { invoices, wallets, vat } = this.committed;
    return new Model(new Map(invoices), new Map(wallets), new Map(vat));
  }

  commit(model: Model): void {
    this.committed = model;
  }
}
