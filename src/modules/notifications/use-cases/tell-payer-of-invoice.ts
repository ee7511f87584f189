import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { DocumentsFacade, type InvoicePaper, SubscriptionReports } from '../../billing/index.js';
import type { InvoiceMailName } from '../rules/invoice-mails.table.js';
import { invoiceValues } from '../rules/invoice-values.js';
import { SendNotification } from './send-notification.js';

interface Reader {
  /** Names the reader in the mail's key, so that each gets one. */
  as: 'owner' | 'accounting' | `again:${string}`;
  email: string;
  locale: Language;
}

/** The mail with a document attached: to the owner, and to where the customer wants his invoices. */
@Injectable()
export class TellPayerOfInvoice {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly documents: DocumentsFacade,
    private readonly reports: SubscriptionReports,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, invoiceId: string): Promise<void> {
    const invoice = await this.documents.invoiceIn(tx, invoiceId);
    if (!invoice) return;
    const opening =
      invoice.paid &&
      !invoice.content.precedingInvoice &&
      (await this.reports.isOpeningIn(tx, invoice.accountId, invoice));
    const readers = await this.readersOf(invoice);
    // The confirmation that his subscription is open brings the owner this very invoice.
    const left = opening ? readers.filter(({ as }) => as !== 'owner') : readers;
    for (const reader of left) await this.send(tx, invoice, invoice.paid ? 'invoice' : 'invoice-open', reader);
  }

  /** Once more, to an address that the customer asked for. */
  async againIn(tx: Tx, invoiceId: string, { to, entryId }: { to: string; entryId: string }): Promise<void> {
    const invoice = await this.documents.invoiceIn(tx, invoiceId);
    if (!invoice) return;
    const reader = { as: `again:${entryId}` as const, email: to, locale: invoice.content.language };
    await this.send(tx, invoice, invoice.paid ? 'invoice' : 'invoice-open', reader);
  }

  async ofCreditNoteIn(tx: Tx, creditNoteId: string): Promise<void> {
    const note = await this.documents.creditNoteIn(tx, creditNoteId);
    if (!note) return;
    for (const reader of await this.readersOf(note)) await this.send(tx, note, 'credit-note', reader);
  }

  private async readersOf({ accountId, content }: Pick<InvoicePaper, 'accountId' | 'content'>): Promise<Reader[]> {
    const owner = await this.accounts.ownerContact(accountId);
    const { invoiceEmail } = content.customer as { invoiceEmail?: string | null };
    const readers: Reader[] = owner ? [{ as: 'owner', email: owner.email, locale: owner.locale }] : [];
    if (invoiceEmail && invoiceEmail.toLowerCase() !== owner?.email.toLowerCase()) {
      readers.push({ as: 'accounting', email: invoiceEmail, locale: content.language });
    }
    return readers;
  }

  private async send(
    tx: Tx,
    paper: Pick<InvoicePaper, 'id' | 'accountId' | 'content' | 'pdf'>,
    name: InvoiceMailName,
    { as, email, locale }: Reader,
  ): Promise<void> {
    const platform = (await this.accounts.platformIdOf(paper.accountId)) ?? undefined;
    await this.notification.sendIn(tx, {
      name,
      header: name === 'invoice-open' ? 'invoice' : name,
      dedupe: `${paper.id}:${as}`,
      to: email,
      locale,
      facts: { platform, values: invoiceValues(paper, locale) },
      attachments: [{ ...paper.pdf, contentType: 'application/pdf' }],
    });
  }
}
