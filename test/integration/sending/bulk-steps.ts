import assert from 'node:assert/strict';
import { newId } from '../../../src/kernel/ids.js';
import { type AcceptedPage, BulkMail, type BulkRecipient, type NewBulk } from '../../../src/modules/sending/index.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { type AccountScope, accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import type { World } from '../../support/world.js';

/** A customer of the emailing offer whose limits do not matter here. */
export async function bigCustomer(world: World): Promise<Customer> {
  const customer = await signUpCustomer(world);
  const token = await world.operator();
  const plans = await world.http.get<{ data: { id: string; monthlyVolume: number; tier: string }[] }>(
    '/v1/plans?offer=freemium-fr&limit=500',
  );
  const plan = plans.body.data.find(({ monthlyVolume, tier }) => monthlyVolume === 900_000 && tier === 'premium')!;
  const granted = await world.http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
    token,
    body: { planId: plan.id },
  });
  assert.equal(granted.status, 201, granted.text);
  const trusted = await world.http.patch(`/v1/admin/accounts/${customer.accountId}`, { token, body: { tier: 4 } });
  assert.equal(trusted.status, 200, trusted.text);
  return customer;
}

/** What tests of mail to many do again and again, for one customer. */
export class Bulks {
  private readonly mail: BulkMail;
  private readonly unitOfWork: UnitOfWork;
  readonly scope: AccountScope;
  readonly campaignId: string;

  constructor(
    readonly world: World,
    readonly customer: Customer,
  ) {
    this.mail = world.app.get(BulkMail, { strict: false });
    this.unitOfWork = world.app.get(UnitOfWork);
    this.scope = accountScope(customer.accountId.slice('acc_'.length));
    this.campaignId = newId(world.now());
  }

  async prepare(more: Partial<NewBulk> = {}): Promise<string> {
    const { campaignId } = this;
    const from = { email: this.customer.email, name: 'Acme' };
    const bulk = { campaignId, from, subject: 'News for {{firstName}}', html: '<p>Hello {{firstName}}</p>', ...more };
    return (await this.in((tx) => this.mail.prepareIn(tx, this.scope, bulk))).bulkId;
  }

  accept(bulkId: string, recipients: readonly BulkRecipient[], more: object = {}): Promise<AcceptedPage> {
    return this.in((tx) => this.mail.acceptPageIn(tx, this.scope, { bulkId, recipients, ...more }));
  }

  /** In a transaction that the test ends as it likes. */
  acceptIn(tx: Tx, bulkId: string, recipients: readonly BulkRecipient[]): Promise<AcceptedPage> {
    return this.mail.acceptPageIn(tx, this.scope, { bulkId, recipients });
  }

  steer(how: 'pauseIn' | 'resumeIn' | 'cancelIn', ...bulkIds: string[]): Promise<number> {
    return this.in((tx) => this.mail[how](tx, this.scope, bulkIds));
  }

  /** Both in one transaction, so that nothing leaves between. */
  acceptAnd(
    how: 'pauseIn' | 'cancelIn',
    bulkId: string,
    recipients: readonly BulkRecipient[],
  ): Promise<AcceptedPage & { steered: number }> {
    return this.in(async (tx) => {
      const page = await this.mail.acceptPageIn(tx, this.scope, { bulkId, recipients });
      return { ...page, steered: await this.mail[how](tx, this.scope, [bulkId]) };
    });
  }

  async counts(bulkId: string): Promise<{ accepted: number; cancelled: number; isSettling: boolean }> {
    return (await this.in((tx) => this.mail.countsIn(tx, this.scope, [bulkId])))[0]!;
  }

  in<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.runAsWorker(work);
  }

  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.world.app.get(HotPool).query(sql, params)).rows as T[];
  }
}

/** Each with a name of his own, at one of these domains in turn. */
export function readers(count: number, domains: readonly string[] = ['elsewhere.example'], from = 0): BulkRecipient[] {
  return Array.from({ length: count }, (_, i) => ({
    contactId: `contact-${from + i}`,
    email: `reader${from + i}@${domains[(from + i) % domains.length]!}`,
    name: `Reader ${from + i}`,
    variables: { firstName: `First-${from + i}`, number: from + i },
  }));
}
