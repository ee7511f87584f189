import { newId, wireId } from '../../../src/kernel/ids.js';
import { toDate } from '../../../src/kernel/time/instant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { type Buyer, type InvoiceBody, type Money, operatorOf, orderSeats } from './payments-in-world.js';

export const EUR = (amount: string): Money => ({ amount, currency: 'EUR' });

export interface BookedBody extends InvoiceBody {
  overpaid: Money;
  code?: string;
}

/** Leaves a way to pay that is billed first, without asking whether the offer knows it. */
export async function offlineMethod(world: World, buyer: Buyer, kind = 'bank_transfer'): Promise<string> {
  return world.app.get(UnitOfWork).runAsWorker(async (tx) => {
    const known = 'select id from payment_methods where account_id = $1 and kind = $2 and removed_at is null';
    const [left] = await tx.query<{ id: string }>(known, [buyer.id, kind]);
    if (left) return wireId('pm', left.id);
    const id = newId(tx.now);
    const method = {
      id,
      account_id: buyer.id,
      kind,
      state: 'usable',
      preferred_at: toDate(tx.now),
      created_at: toDate(tx.now),
    };
    await tx.query('insert into payment_methods select (jsonb_populate_record(null::payment_methods, $1)).*', [
      JSON.stringify(method),
    ]);
    return wireId('pm', id);
  });
}

/** Seats at 100.00 net each, ordered by transfer: an invoice that nothing is paid of. */
export async function openInvoice(world: World, buyer: Buyer, seats = 1, kind?: string): Promise<InvoiceBody> {
  await orderSeats(world, buyer, seats, await offlineMethod(world, buyer, kind));
  const { body } = await world.http.get<{ data: InvoiceBody[] }>('/v1/invoices?limit=1', { token: buyer.token });
  return body.data[0]!;
}

let bookings = 0;

/** Staff book what a bank statement says. */
export async function book(
  world: World,
  invoice: Pick<InvoiceBody, 'id' | 'paymentReference'>,
  amount: string,
  externalId = `booking-${(bookings += 1)}`,
): Promise<Answer<BookedBody>> {
  return world.http.post<BookedBody>(`/v1/admin/invoices/${invoice.id}/payments`, {
    token: await operatorOf(world),
    body: {
      amount: EUR(amount),
      kind: 'bank_transfer',
      reference: invoice.paymentReference,
      bookedOn: '2026-11-21',
      externalId,
    },
  });
}

export async function invoiceNow(world: World, buyer: Buyer, id: string): Promise<InvoiceBody> {
  return (await world.http.get<InvoiceBody>(`/v1/invoices/${id}`, { token: buyer.token })).body;
}

export async function walletOf(world: World, buyer: Buyer): Promise<string> {
  return (await world.http.get<{ balance: Money }>('/v1/wallet', { token: buyer.token })).body.balance.amount;
}
