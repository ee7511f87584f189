import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import type { AccountScope, Tx } from '../../../src/platform/database/tx.js';
import type { Order, PlacedOrder } from '../../../src/modules/billing/index.js';
import type { BasketItem } from '../../../src/modules/storefront/shop/rules/basket.js';
import {
  type Good,
  type PurchasableKind,
  PurchasableKinds,
} from '../../../src/modules/storefront/shop/use-cases/purchasable-kinds.js';
import { startWorld, type World } from '../../support/world.js';
import type { Seats } from '../accounts/team-world.js';
import { card, gatewayEvent, invoicesOf, suiteCustomer } from '../billing/payments-in-world.js';
import { buy, goodsOf, type PurchaseBody } from './shop-in-world.js';

const NAME = {
  en: 'Pack of 1,000',
  fr: 'Pack de 1 000',
  de: 'Paket 1.000',
  es: 'Pack de 1.000',
  it: 'Pacchetto 1.000',
};

/** Sells packs for 70.00 and remembers what became of them, by order. */
class PackSeller implements PurchasableKind {
  readonly kinds = ['sms_pack'] as const;
  readonly told: string[] = [];

  async onSale(_scope: AccountScope): Promise<Good[]> {
    return [{ kind: 'sms_pack', packId: 'pack-1000', subscriptionId: null, name: NAME, price: money(7000) }];
  }

  async draft(_scope: AccountScope, items: readonly BasketItem[]) {
    const lines = items.map(({ kind, quantity }) => ({
      kind,
      subscriptionId: null,
      description: NAME,
      quantity,
      unitPrice: money(7000),
    }));
    return {
      bills: [{ lines, supplyPeriod: null }],
      placeIn: async (_tx: Tx, { orderId }: PlacedOrder) => void this.told.push(`placed ${orderId}`),
    };
  }

  async paidIn(_tx: Tx, { id }: Order): Promise<void> {
    this.told.push(`paid ${id}`);
  }

  async refusedIn(_tx: Tx, { id }: Order): Promise<void> {
    this.told.push(`refused ${id}`);
  }
}

describe('another seller in the basket', () => {
  let world: World;
  let packs: PackSeller;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    packs = new PackSeller();
    world.app.get(PurchasableKinds, { strict: false }).register(packs);
  });
  after(() => world.close());

  const basket = [
    { kind: 'sms_pack', packId: 'pack-1000', quantity: 1 },
    { kind: 'seat', quantity: 1 },
  ];
  const purchased = async (token: string) => (await world.http.get<Seats>('/v1/seats', { token })).body.purchased;
  const uuid = ({ id }: PurchaseBody) => id.slice('ord_'.length);

  it('1 seat for 100.00 and 1 pack for 70.00 are one invoice of 170.00 net, for no common period', async () => {
    const { token } = await suiteCustomer(world);
    const bought = await buy(world, token, basket, await card(world, token));
    assert.equal(bought.status, 201, bought.text);
    const [invoice, ...others] = await invoicesOf(world, token);
    assert.deepEqual([invoice?.net.amount, invoice?.supplyPeriod, others.length], ['170.00', null, 0]);
    assert.deepEqual(packs.told.splice(0), [`placed ${uuid(bought.body)}`, `paid ${uuid(bought.body)}`]);
    assert.equal(await purchased(token), 1);
  });

  it('both are told of a refusal, and of the money that comes after it', async () => {
    const { token } = await suiteCustomer(world);
    const waiting = await buy(world, token, basket, await card(world, token, 'tok_requires_action'));
    assert.equal(waiting.status, 202, waiting.text);
    const id = uuid(waiting.body);
    const status = async () =>
      (await world.http.get<PurchaseBody>(`/v1/purchases/${waiting.body.id}`, { token })).body.status;
    await gatewayEvent(world, waiting.body.paymentId, 'evt-no', 'failed');
    assert.deepEqual([await status(), await purchased(token)], ['refused', 0]);
    await gatewayEvent(world, waiting.body.paymentId, 'evt-yes', 'succeeded');
    assert.deepEqual([await status(), await purchased(token)], ['active', 1]);
    assert.deepEqual(packs.told.splice(0), [`placed ${id}`, `refused ${id}`, `paid ${id}`]);
  });

  it('what it sells is in the list', async () => {
    const { token } = await suiteCustomer(world);
    const pack = (await goodsOf(world, token, 'fr')).find(({ kind }) => kind === 'sms_pack');
    assert.deepEqual([pack?.packId, pack?.name, pack?.price.amount], ['pack-1000', 'Pack de 1 000', '70.00']);
    assert.deepEqual(pack?.action.body, { items: [{ kind: 'sms_pack', packId: 'pack-1000', quantity: 1 }] });
  });
});
