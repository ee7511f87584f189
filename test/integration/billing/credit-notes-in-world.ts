import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { EUR } from './open-invoices-in-world.js';
import { type Buyer, type InvoiceBody, type Money, operatorOf } from './payments-in-world.js';

export interface CreditNoteBody extends Omit<InvoiceBody, 'status'> {
  invoiceId: string;
  invoiceNumber: string;
  invoiceDate: string;
  reason: string;
  refund: string;
  refunded: Money;
  code?: string;
  errors?: { field: string; code: string }[];
}

/** Staff take an invoice back, whole or by a net amount. */
export async function credit(
  world: World,
  invoiceId: string,
  { net, ...more }: { net?: string; refund?: string; reason?: string } = {},
): Promise<Answer<CreditNoteBody>> {
  return world.http.post<CreditNoteBody>(`/v1/admin/invoices/${invoiceId}/credit`, {
    token: await operatorOf(world),
    body: { reason: 'Ordered by mistake.', ...(net === undefined ? {} : { net: EUR(net) }), ...more },
  });
}

export async function creditNotesOf(world: World, buyer: Buyer): Promise<CreditNoteBody[]> {
  const path = '/v1/credit-notes?limit=500';
  return (await world.http.get<{ data: CreditNoteBody[] }>(path, { token: buyer.token })).body.data;
}

/** What a customer's account of that purpose says, in cents: debits less credits. */
export async function balanceOf(world: World, buyer: Buyer, purpose = 'receivable'): Promise<number> {
  const [row] = await rows<{ sum: string }>(
    world,
    `select coalesce(sum(e.amount_minor), 0)::text as sum from ledger_entries e
     join ledger_accounts a on a.id = e.ledger_account_id
     where a.purpose = '${purpose}' and a.owner_id = '${buyer.id}'`,
  );
  return Number(row!.sum);
}
