import { Injectable } from '@nestjs/common';
import type { Texts } from '../../../../kernel/texts.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { CustomersFacade, type CustomerType } from '../../customers/index.js';
import { GatewayKinds, type PaymentKind } from '../../payments/index.js';
import { judgeWays, type WayReason, type WayVerdict } from '../rules/judge-ways.js';
import { WAY_REASONS } from '../rules/way-reasons.table.js';
import { waysToPayProblems } from '../ways-to-pay.errors.js';

export interface WayWish {
  plan: Plan;
  interval: Interval;
  kind: PaymentKind;
}

/** A plan whose customer buys something that belongs to his account. */
export type PlanBeside = Pick<Plan, 'policies' | 'monthlyVolume' | 'prices'>;

/** How a plan can be paid for by this customer: what the plan says, whose he is, and what the gateway takes (C-02). */
@Injectable()
export class WaysToPay {
  constructor(
    private readonly customers: CustomersFacade,
    private readonly gateway: GatewayKinds,
  ) {}

  /** Whether a customer who is known may pay so. */
  maySo(customerType: CustomerType, { plan, interval, kind }: WayWish): boolean {
    const ways = judgeWays({ plan, interval, customerType, gatewayKinds: this.gateway.kinds });
    return ways.some((way) => way.usable && way.kind === kind);
  }

  /** All seven kinds. Who has not said yet who he is, is judged as a company; nothing is sold to him before he does. */
  async judgeIn(tx: Tx, scope: AccountScope, { plan, interval }: Omit<WayWish, 'kind'>): Promise<WayVerdict[]> {
    const customerType = await this.customerTypeIn(tx, scope);
    return judgeWays({ plan, interval, customerType, gatewayKinds: this.gateway.kinds });
  }

  /** 422 unless this plan can be paid for so; another code when another interval is all that it takes. */
  async requireUsableIn(tx: Tx, scope: AccountScope, wish: WayWish): Promise<void> {
    requireUsable(await this.judgeIn(tx, scope, wish), wish);
  }

  /** The same as an answer. */
  async isUsableIn(tx: Tx, scope: AccountScope, wish: WayWish): Promise<boolean> {
    return (await this.judgeIn(tx, scope, wish)).some(({ kind, usable }) => usable && kind === wish.kind);
  }

  /** The same for what is bought once and belongs to no plan: one of the account's plans must allow it. */
  async requireUsableOnceIn(
    tx: Tx,
    scope: AccountScope,
    { plans, kind }: { plans: readonly PlanBeside[]; kind: PaymentKind },
  ): Promise<void> {
    const customerType = await this.customerTypeIn(tx, scope);
    const gatewayKinds = this.gateway.kinds;
    const judged = plans.map((plan) => judgeWays({ plan, interval: null, customerType, gatewayKinds }));
    requireUsable(bestOf(judged), { interval: null, kind });
  }

  private async customerTypeIn(tx: Tx, scope: AccountScope): Promise<CustomerType> {
    return (await this.customers.currentIn(tx, scope))?.customerType ?? 'company';
  }
}

/** Of each way the verdict of the plan that has least against it. */
function bestOf(judged: readonly WayVerdict[][]): WayVerdict[] {
  const [first = [], ...others] = judged;
  return first.map((way, n) => {
    const all = [way, ...others.map((ways) => ways[n]!)];
    return all.reduce((best, one) => (one.reasons.length < best.reasons.length ? one : best));
  });
}

function requireUsable(
  ways: readonly WayVerdict[],
  { kind, interval }: Pick<WayWish, 'kind'> & { interval: Interval | null },
): void {
  const way = ways.find((one) => one.kind === kind);
  if (way?.usable) return;
  const reasons = way?.reasons ?? ['not_offered'];
  const onlyInterval = reasons.every((reason) => reason === 'interval_not_allowed');
  const code = onlyInterval ? 'method_not_available_for_interval' : 'method_not_available';
  const usableKinds = ways.filter((other) => other.usable).map((other) => other.kind);
  const errors = [{ field: 'paymentMethod', code, message: '' }];
  throw waysToPayProblems[code]({
    detail: sentenceOf(reasons),
    extra: { kind, interval, reasons, usableKinds },
    errors,
  });
}

function sentenceOf(reasons: readonly WayReason[]): Texts {
  const sentences = (language: keyof Texts) => reasons.map((reason) => WAY_REASONS[reason][language]).join(' ');
  return { en: sentences('en'), fr: sentences('fr'), de: sentences('de'), es: sentences('es'), it: sentences('it') };
}
