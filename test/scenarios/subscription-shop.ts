import { newId } from '../../src/kernel/ids.js';
import { Problem } from '../../src/kernel/problem.js';
import { AddPaymentMethod } from '../../src/modules/billing/payments/use-cases/add-payment-method.js';
import { RemovePaymentMethod } from '../../src/modules/billing/payments/use-cases/remove-payment-method.js';
import { ChangePlan } from '../../src/modules/billing/sales/use-cases/change-plan.js';
import { EndAndResume } from '../../src/modules/billing/sales/use-cases/end-and-resume.js';
import { OrderSubscription } from '../../src/modules/billing/sales/use-cases/order-subscription.js';
import { RenewSubscription } from '../../src/modules/billing/sales/use-cases/renew-subscription.js';
import { OpenFreeSubscription } from '../../src/modules/billing/subscriptions/index.js';
import { type AccountScope, accountScope } from '../../src/platform/database/tx.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { signUp } from '../integration/billing/account-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { rows } from '../integration/accounts/account-world.js';
import type { World } from '../support/world.js';
import type { Deed, Seen } from './subscription-model.js';

const COPY = `with copied as (
    insert into accounts select (jsonb_populate_record(null::accounts, to_jsonb(a) || jsonb_build_object(
      'id', $2::uuid, 'offer', $4::text, 'platform_id', nextval('platform_ids')))).*
    from accounts a where id = $1 returning platform_id)
  insert into users select (jsonb_populate_record(null::users, to_jsonb(u) || jsonb_build_object(
    'id', $3::uuid, 'account_id', $2::uuid, 'username', 'm' || platform_id))).*
  from users u, copied where u.account_id = $1`;

const SEEN = `select s.account_id as "accountId", s.id, s.status, p.code as plan, s.interval as term,
    (s.term_start_at at time zone 'Europe/Paris')::date::text as start, (s.term_end_at at time zone 'Europe/Paris')::date::text as end,
    n.code || ' ' || s.scheduled_interval as scheduled, s.cancelled_at is not null as cancelled,
    to_char(s.term_start_at at time zone 'Europe/Paris', 'HH24:MI') || to_char(s.term_end_at at time zone 'Europe/Paris', 'HH24:MI') as hours
  from subscriptions s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
  left join plan_versions w on w.id = s.scheduled_plan_version_id left join plans n on n.id = w.plan_id
  where not s.free order by s.id`;
const BILLED = `select account_id as "accountId", (issued_at at time zone 'Europe/Paris')::date::text || ' ' || (content->>'net') as line
  from invoices order by series, sequence`;

const KEEP = () => Promise.resolve();

/** One customer, served by the use-cases that the routes call, without a password to hash or a page to render. */
export interface Customer {
  scope: AccountScope;
  offer: string;
  methodId: string;
  subscriptionId: string | null;
}

export class Shop {
  private template: string | null = null;

  constructor(private readonly world: World) {}

  /** A copy of one account that has signed up, with details and a card. */
  async customer(offer: string, cardToken: string): Promise<Customer> {
    this.template ??= (await signUp(this.world, 'suite')).id;
    const id = newId(this.world.now());
    await rows(this.world, COPY, [this.template, id, newId(this.world.now()), offer]);
    const scope = accountScope(id);
    await storeBillingDetails(this.world, id, {});
    const { app } = this.world;
    await app.get(UnitOfWork).runAsWorker((tx) => app.get(OpenFreeSubscription).inTransaction(tx, id, offer));
    return { scope, offer, methodId: await this.cardOf(scope, cardToken), subscriptionId: null };
  }

  /** True when it was done, false when it was refused with a code. */
  async take(customer: Customer, deed: Deed): Promise<boolean> {
    try {
      await this.attempt(customer, deed);
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  /** What each account's newest bought subscription is, and what the account was charged. */
  async seen(): Promise<Map<string, Seen & { hours: string }>> {
    const billed = new Map<string, string[]>();
    for (const { accountId, line } of await rows<{ accountId: string; line: string }>(this.world, BILLED)) {
      billed.set(accountId, [...(billed.get(accountId) ?? []), line]);
    }
    const found = await rows<Seen & { accountId: string; id: string; hours: string }>(this.world, SEEN);
    return new Map(
      found.map(({ accountId, id: _, ...one }) => [accountId, { ...one, invoices: billed.get(accountId) ?? [] }]),
    );
  }

  private async attempt(customer: Customer, deed: Deed): Promise<void> {
    const { app } = this.world;
    const { scope, subscriptionId: id } = customer;
    const common = { requestKey: null, actor: { type: 'user', id: null } as const };
    switch (deed.do) {
      case 'buy': {
        const wish = { planId: await this.planId(deed.plan.code), interval: deed.term, ...common };
        const paid = { ...wish, paymentMethodId: customer.methodId };
        customer.subscriptionId = (await app.get(OrderSubscription).run(scope, paid, KEEP)).subscription.id;
        return;
      }
      case 'change': {
        const wish = { planId: await this.planId(deed.plan.code), interval: deed.term, effective: deed.effective };
        await app.get(ChangePlan).run(scope, { subscriptionId: id!, ...wish, ...common }, KEEP);
        return;
      }
      case 'renew': {
        const paymentMethodId = deed.withNewCard ? await this.cardOf(scope, 'tok_ok') : null;
        await app.get(RenewSubscription).run(scope, { subscriptionId: id!, paymentMethodId, ...common }, KEEP);
        customer.methodId = paymentMethodId ?? customer.methodId;
        return;
      }
      case 'cancel':
        await app.get(EndAndResume).cancel(scope, id!, common.actor, KEEP);
        return;
      case 'resume':
        await app.get(EndAndResume).resume(scope, id!, common.actor, KEEP);
        return;
      case 'take_back':
        await app.get(EndAndResume).takeBackChange(scope, id!, common.actor, KEEP);
        return;
      case 'remove_card':
        await app.get(RemovePaymentMethod).run(scope, customer.methodId, common.actor);
        return;
    }
  }

  async cardOf({ accountId }: AccountScope, token: string): Promise<string> {
    const by = { actor: { type: 'user', id: null }, userAgent: '' } as const;
    const adding = this.world.app.get(AddPaymentMethod);
    return (await adding.run(accountScope(accountId), { kind: 'card', token }, by, KEEP)).id;
  }

  private readonly plans = new Map<string, string>();

  private async planId(code: string): Promise<string> {
    const known = this.plans.get(code);
    if (known !== undefined) return known;
    const [plan] = await rows<{ id: string }>(this.world, 'select id from plans where code = $1', [code]);
    if (!plan) throw new Error(`no plan ${code}`);
    this.plans.set(code, plan.id);
    return plan.id;
  }
}
