import { camt053, type StatementLine } from '../../support/bank-statements.js';
import type { World } from '../../support/world.js';
import { operatorOf } from './payments-in-world.js';

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
