import { type Entry, purposeOf } from '../../ledger/index.js';
import type { Finding } from './check.js';
import type { PostedEntries } from './issued-document.js';

/** Entries added up by account, as `posted` has them; accounts that come to nothing are left out. */
export function byAccount(entries: readonly Entry[]): PostedEntries {
  const sums = new Map<string, bigint>();
  for (const { account, amount } of entries) {
    const owner = account.accountId === undefined ? '' : `@${account.accountId}`;
    const key = `${purposeOf(account)}${owner} ${amount.currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount.minor);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).map(([key, sum]) => [key, sum.toString()]));
}

/** Whether exactly this was posted about something. */
export function judgePosting(
  finding: Finding,
  where: string,
  expected: readonly Entry[],
  posted: PostedEntries | null,
): void {
  finding.same(where, `posted: ${inWords(byAccount(expected))}`, `posted: ${inWords(posted)}`);
}

function inWords(entries: PostedEntries | null): string {
  if (entries === null) return 'nothing';
  const parts = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.length === 0 ? 'nothing' : parts.map(([account, sum]) => `${account} ${sum}`).join(', ');
}
