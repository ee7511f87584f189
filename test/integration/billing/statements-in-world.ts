import assert from 'node:assert/strict';
import type { Answer } from '../../support/http-caller.js';
import { camt053, type StatementLine, type StatementOptions } from '../../support/bank-statements.js';
import type { World } from '../../support/world.js';
import { ReconcileWallets } from '../../../src/modules/billing/wallet/index.js';
import type { SignedIn } from './account-in-world.js';
import { offlineMethod } from './open-invoices-in-world.js';
import { type Buyer, type InvoiceBody, invoicesOf, operatorOf, orderSeats, trialBalance } from './payments-in-world.js';

export interface EntryBody {
  id: string | null;
  state?: string;
  amount: { amount: string; currency: string };
  reason: string;
  explanation: string;
  accountId: string | null;
  invoiceId: string | null;
  depositId: string | null;
  overpaid: { amount: string };
  debtorIban: string | null;
  line?: number;
  candidates: { kind: string; id: string; reference: string }[];
  code?: string;
}
export type Sorted = 'matched' | 'partial' | 'duplicates' | 'unmatched' | 'ignored';
export type Reconciliation = Record<Sorted, EntryBody[]> & {
  code?: string;
  line?: number | null;
  errors?: { field: string; message: string }[];
};

/** Uploads a statement of one line that names nothing; answers the id of what waits then. */
export async function unmatchedEntry(world: World, bankReference: string): Promise<string> {
  const line: StatementLine = { amount: '10.00', servicerRef: bankReference, remittance: ['from a friend'] };
  const answer = await world.http.post<{ unmatched: { id: string }[] }>('/v1/admin/payments/reconciliation', {
    token: await operatorOf(world),
    body: camt053([line]),
    headers: { 'content-type': 'application/xml' },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.unmatched[0]!.id;
}

/** Where statements are read and their entries assigned, for a world that is started later. */
export function statementDesk(at: () => { world: World; buyer: Buyer; token: string }) {
  let number = 0;
  /** Lines get a reference of the bank, unless they bring none on purpose. */
  const named = (lines: StatementLine[]): StatementLine[] =>
    lines.map((line) => ('servicerRef' in line ? line : { ...line, servicerRef: `BANK-${(number += 1)}` }));
  const upload = (file: string | Buffer, headers: Record<string, string> = {}): Promise<Answer<Reconciliation>> =>
    at().world.http.post<Reconciliation>('/v1/admin/payments/reconciliation', {
      token: at().token,
      body: file,
      headers: { 'content-type': 'application/xml', ...headers },
    });
  const reconcile = async (lines: StatementLine[], options: StatementOptions = {}): Promise<Reconciliation> => {
    const answer = await upload(camt053(named(lines), options));
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const counts = (answer: Reconciliation): Record<string, number> =>
    Object.fromEntries(
      (['matched', 'partial', 'duplicates', 'unmatched', 'ignored'] as const)
        .map((kind) => [kind, answer[kind].length] as const)
        .filter(([, n]) => n > 0),
    );
  const queue = async (state: string): Promise<EntryBody[]> => {
    const path = `/v1/admin/payments/reconciliation?state=${state}&limit=500`;
    return (await at().world.http.get<{ data: EntryBody[] }>(path, { token: at().token })).body.data;
  };
  const assign = (id: string, body: object): Promise<Answer<EntryBody>> =>
    at().world.http.post<EntryBody>(`/v1/admin/payments/reconciliation/${id}/assign`, { token: at().token, body });
  const inBooks = async (account: string): Promise<number> =>
    Number((await trialBalance(at().world)).accounts.find((line) => line.account === account)?.balance ?? '0.00');
  let method: string | undefined;
  /** A seat at 100.00 and 20.00 of VAT, ordered by transfer. */
  const open = async (): Promise<InvoiceBody> => {
    method ??= await offlineMethod(at().world, at().buyer);
    const ordered = await orderSeats(at().world, at().buyer, 1, method);
    assert.ok(ordered.status < 300, ordered.text);
    return (await invoicesOf(at().world, at().buyer.token))[0]!;
  };
  const assertBooksAgree = async (): Promise<void> => {
    assert.equal((await trialBalance(at().world)).total, '0.00');
    assert.deepEqual(await at().world.app.get(ReconcileWallets).mismatches(), []);
  };

  const referenceOf = async ({ token: own }: SignedIn): Promise<string> =>
    (await at().world.http.get<{ depositReference: string }>('/v1/wallet', { token: own })).body.depositReference;

  return { named, upload, reconcile, counts, queue, assign, inBooks, open, assertBooksAgree, referenceOf };
}
