import { Injectable } from '@nestjs/common';
import type { Texts } from '../../../../kernel/texts.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { CustomersFacade } from '../../customers/index.js';
import { GatewayKinds, type PaymentKind } from '../../payments/index.js';
import { judgeWays, type WayReason, type WayVerdict } from '../rules/judge-ways.js';
import { WAY_REASONS } from '../rules/way-reasons.table.js';
import { waysToPayProblems } from '../ways-to-pay.errors.js';

export interface WayWish {
  plan: Plan;
  interval: Interval;
  kind: PaymentKind;
}

/** How a plan can be paid for by this customer: what the plan says, whose he is, and what the gateway takes (C-02). */
@Injectable()
export class WaysToPay {
  constructor(
    private readonly customers: CustomersFacade,
    private readonly gateway: GatewayKinds,
  ) {}

  /** All seven kinds. Who has not said yet who he is, is judged as a company; nothing is sold to him before he does. */
  async judgeIn(tx: Tx, scope: AccountScope, { plan, interval }: Omit<WayWish, 'kind'>): Promise<WayVerdict[]> {
    const customerType = (await this.customers.currentIn(tx, scope))?.customerType ?? 'company';
    return judgeWays({ plan, interval, customerType, gatewayKinds: this.gateway.kinds });
  }

  /** 422 unless this plan can be paid for so; another code when another interval is all that it takes. */
  async requireUsableIn(tx: Tx, scope: AccountScope, wish: WayWish): Promise<void> {
    const ways = await this.judgeIn(tx, scope, wish);
    const way = ways.find(({ kind }) => kind === wish.kind);
    if (!way || way.usable) return;
    const onlyInterval = way.reasons.every((reason) => reason === 'interval_not_allowed');
    const code = onlyInterval ? 'method_not_available_for_interval' : 'method_not_available';
    const usable = ways.filter((other) => other.usable).map(({ kind }) => kind);
    const extra = { kind: wish.kind, interval: wish.interval, reasons: way.reasons, usableKinds: usable };
    const errors = [{ field: 'paymentMethod', code, message: '' }];
    throw waysToPayProblems[code]({ detail: sentenceOf(way.reasons), extra, errors });
  }
}

function sentenceOf(reasons: readonly WayReason[]): Texts {
  const sentences = (language: keyof Texts) => reasons.map((reason) => WAY_REASONS[reason][language]).join(' ');
  return { en: sentences('en'), fr: sentences('fr'), de: sentences('de'), es: sentences('es'), it: sentences('it') };
}
