import assert from 'node:assert/strict';
import { PaymentsFacade } from '../../../src/modules/billing/payments/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { type Buyer, trialBalance } from './payments-in-world.js';

export interface StaffPayment {
  id: string;
  accountId: string;
  status: string;
  kind: string;
  purpose: string;
  gateway: string | null;
  failure: string | null;
  returnedAt: string | null;
  refunded: { amount: string };
  booking: { reference: string; externalId: string; bookedOn: string } | null;
}
const IBAN = 'DE89370400440532013000';

/** What tests of payments do and read; the world may start later. */
export function paymentsAndBooks(world: () => World) {
  const facade = () => world().app.get(PaymentsFacade);
  const asWorker = <T>(work: Parameters<UnitOfWork['runAsWorker']>[0]): Promise<T> =>
    world().app.get(UnitOfWork).runAsWorker(work) as Promise<T>;
  const debitOf = async (buyer: Buyer): Promise<string> => {
    const body = { kind: 'direct_debit', iban: IBAN };
    const left = await world().http.post<{ id: string }>('/v1/payment-methods', { token: buyer.token, body });
    assert.equal(left.status, 201, left.text);
    return left.body.id;
  };
  const paymentOf = async (buyer: Buyer, id: string) =>
    (await world().http.get<StaffPayment>(`/v1/payments/${id}`, { token: buyer.token })).body;
  const minorOf = async (account: string) => {
    const { accounts } = await trialBalance(world());
    return Math.round(Number(accounts.find((one) => one.account === account)?.balance ?? '0') * 100);
  };
  const receivableOf = async (buyer: Buyer) => {
    const [row] = await rows<{ minor: string | null }>(
      world(),
      `select sum(e.amount_minor)::text as minor from ledger_entries e join ledger_accounts a on a.id = e.ledger_account_id
       where a.purpose = 'receivable' and a.owner_id = $1`,
      [buyer.id],
    );
    return Number(row?.minor ?? 0);
  };
  return { facade, asWorker, debitOf, paymentOf, minorOf, receivableOf };
}
