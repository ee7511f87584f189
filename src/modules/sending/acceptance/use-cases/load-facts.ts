import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type AccountGate, AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade, type Entitlement } from '../../../billing/index.js';
import { QuotaFacade } from '../../../quota/index.js';
import { SendersDoor } from '../../senders/index.js';
import type { AcceptRequest } from '../accept.types.js';
import type { AcceptFacts } from './accept-context.js';
import { ChooseWays } from './choose-ways.js';

/** Everything the steps ask about, for all requests at once and mostly from memory. */
@Injectable()
export class LoadFacts {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly senders: SendersDoor,
    private readonly ways: ChooseWays,
    private readonly quota: QuotaFacade,
  ) {}

  async of(requests: readonly AcceptRequest[], now: Instant): Promise<AcceptFacts[]> {
    const accountIds = [...new Set(requests.map(({ by }) => by.accountId))];
    const questions = requests.flatMap(({ by, content }) =>
      [content.from, ...content.alsoFrom].map(({ email }) => ({ accountId: by.accountId, address: email })),
    );
    const [gates, entitlements, verdicts, ways] = await Promise.all([
      this.accounts.gatesOf(accountIds),
      this.billing.entitlementsOf(accountIds),
      this.senders.factsFor(questions),
      this.ways.of(requests),
    ]);
    const allowed = new Map<string, Set<string>>(accountIds.map((id) => [id, new Set()]));
    questions.forEach(({ accountId, address }, i) => verdicts[i]!.allowed && allowed.get(accountId)!.add(address));
    return requests.map(({ by }, i) => ({
      gate: gates.get(by.accountId),
      entitlement: chosen(entitlements.get(by.accountId) ?? [], by.subscriptionId, now),
      ratePerHour: this.rateOf(gates.get(by.accountId), entitlements.get(by.accountId) ?? [], now),
      allowedSenders: allowed.get(by.accountId)!,
      ...ways[i]!,
    }));
  }

  /** The same, with nothing from memory that could refuse. */
  async fresh(request: AcceptRequest, known: AcceptFacts, now: Instant): Promise<AcceptFacts> {
    const { accountId, subscriptionId } = request.by;
    this.accounts.invalidate(accountId);
    const addresses = [request.content.from, ...request.content.alsoFrom].map(({ email }) => email);
    const [gates, entitlements, verdicts] = await Promise.all([
      this.accounts.gatesOf([accountId]),
      this.billing.freshEntitlementsOf(accountId),
      this.senders.factsFor(addresses.map((address) => ({ accountId, address }))),
    ]);
    return {
      ...known,
      ...(known.poolAllowed ? {} : await this.ways.fresh(request)),
      gate: gates.get(accountId),
      entitlement: chosen(entitlements, subscriptionId, now),
      ratePerHour: this.rateOf(gates.get(accountId), entitlements, now),
      allowedSenders: new Set(addresses.filter((_, i) => verdicts[i]!.allowed)),
    };
  }

  private rateOf(gate: AccountGate | undefined, entitlements: readonly Entitlement[], now: Instant): number | null {
    return this.quota.rateOf(gate?.ratePerHour ?? null, entitlements, now);
  }
}

/** The subscription named, else the account's oldest active one; nothing whose time is over. */
function chosen(
  entitlements: readonly Entitlement[],
  subscriptionId: string | null,
  now: Instant,
): Entitlement | undefined {
  const valid = entitlements.filter(({ validUntil }) => validUntil === null || validUntil > now);
  return subscriptionId === null
    ? valid[0]
    : valid.find((entitlement) => entitlement.subscriptionId === subscriptionId);
}
