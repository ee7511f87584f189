import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { Problem } from '../../../../kernel/problem.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { type AccountGate, AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade, type Entitlement } from '../../../billing/index.js';
import { QuotaFacade } from '../../../quota/index.js';
import { SendersDoor } from '../../senders/index.js';
import { sendingProblems } from '../../sending.errors.js';

/** What allows an account to send to many at this moment. */
export interface BulkStanding {
  gate: AccountGate;
  /** Under which it counts. */
  entitlement: Entitlement;
  ratePerHour: number | null;
}

export type BulkVerdict =
  | { ok: true; standing: BulkStanding }
  | { ok: false; problem: Problem }
  /** It may send, but not to many. */
  | { ok: false; problem: null };

/** Whether an account may send to many in this name. What is remembered for seconds never has the last word in a refusal. */
@Injectable()
export class BulkFacts {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly senders: SendersDoor,
    private readonly quota: QuotaFacade,
  ) {}

  async of(accountId: string, fromEmail: string, now: Instant): Promise<BulkVerdict> {
    const remembered = await this.judge(accountId, fromEmail, now, () => this.remembered(accountId));
    if (remembered.ok) return remembered;
    this.accounts.invalidate(accountId);
    return this.judge(accountId, fromEmail, now, () => this.billing.freshEntitlementsOf(accountId));
  }

  private async remembered(accountId: string): Promise<readonly Entitlement[]> {
    return (await this.billing.entitlementsOf([accountId])).get(accountId) ?? [];
  }

  private async judge(
    accountId: string,
    fromEmail: string,
    now: Instant,
    entitlementsOf: () => Promise<readonly Entitlement[]>,
  ): Promise<BulkVerdict> {
    const [gates, entitlements, [sender]] = await Promise.all([
      this.accounts.gatesOf([accountId]),
      entitlementsOf(),
      this.senders.factsFor([{ accountId, address: fromEmail }]),
    ]);
    const gate = gates.get(accountId);
    const stop = stopOf(gate, sender!.allowed, fromEmail);
    if (stop !== null) return { ok: false, problem: stop };
    const valid = entitlements.filter(({ validUntil }) => validUntil === null || validUntil > now);
    if (valid.length === 0)
      return { ok: false, problem: await this.quota.refusalWithoutSubscription(accountScope(accountId)) };
    // Of several subscriptions the oldest that was sold for it (D-13).
    const entitlement = valid.find(({ bulkAllowed }) => bulkAllowed);
    if (entitlement === undefined) return { ok: false, problem: null };
    const ratePerHour = this.quota.rateOf(gate!.ratePerHour, entitlements, now);
    return { ok: true, standing: { gate: gate!, entitlement, ratePerHour } };
  }
}

/** Any block stops mail to many. */
function stopOf(gate: AccountGate | undefined, isOwnSender: boolean, fromEmail: string): Problem | null {
  if (!gate || gate.closed) return sendingProblems.account_blocked({ extra: { blockIds: [] } });
  if (!gate.emailConfirmed) return sendingProblems.email_not_confirmed();
  if (gate.blocks.length > 0)
    return sendingProblems.account_blocked({ extra: { blockIds: gate.blocks.map(({ id }) => wireId('blk', id)) } });
  return isOwnSender
    ? null
    : sendingProblems.sender_not_verified({ detail: `${fromEmail} is no verified sender of this account.` });
}
