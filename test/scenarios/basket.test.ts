import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Seats } from '../integration/accounts/team-world.js';
import {
  type Buyer,
  card,
  gatewayEvent,
  invoicesOf,
  suiteCustomer,
  trialBalance,
} from '../integration/billing/payments-in-world.js';
import { creditsOf, ledgerOf, packOf } from '../integration/sms/credits-in-world.js';
import { buy, goodsOf, overviewOf, type PurchaseBody } from '../integration/storefront/shop-in-world.js';
import { startWorld, type World } from '../support/world.js';

const SEAT = { kind: 'seat', quantity: 1 };

/** A firm buys a seat for 100.00 and a pack of 1,000 SMS credits for 70.00 at once, from “My subscription”. */
describe('a seat and SMS credits in one basket', () => {
  let world: World;
  let pack: { kind: string; packId: string; quantity: number };
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    const { token } = await suiteCustomer(world);
    pack = { kind: 'sms_pack', packId: (await packOf(world, token)).id, quantity: 1 };
  });
  after(() => world.close());

  /** What was bought works: `1 seat, 1000 credits in 1 lot`. */
  const works = async ({ token }: Buyer): Promise<string> => {
    const seats = await world.http.get<Seats>('/v1/seats', { token });
    const { available, lots } = await creditsOf(world, token);
    return `${seats.body.purchased} seat, ${available} credits in ${lots.length} lot`;
  };
  const balances = async (): Promise<Map<string, string>> => {
    const { accounts, total } = await trialBalance(world);
    assert.equal(total, '0.00');
    return new Map(accounts.map(({ account, balance }) => [account, balance]));
  };

  it('R-066: paid online, both are active, and there is one invoice of 170.00 net', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const before = await balances();
    const bought = await buy(world, buyer.token, [SEAT, pack], method);
    assert.equal(bought.status, 201, bought.text);
    assert.equal(bought.body.status, 'active');
    assert.equal(await works(buyer), '1 seat, 1000 credits in 1 lot');
    const invoices = await invoicesOf(world, buyer.token);
    assert.deepEqual(
      invoices.map(({ id, status, net, vatAmount, gross, supplyPeriod, lines }) => ({
        id,
        status,
        // 100.00 + 70.00 = 170.00; 20 % of it are 34.00; together 204.00
        figures: [net.amount, vatAmount.amount, gross.amount],
        supplyPeriod,
        lines: lines.map((line) => `${line.quantity} ${line.kind} “${line.description}” ${line.net.amount}`),
      })),
      [
        {
          id: bought.body.invoiceId,
          status: 'paid',
          figures: ['170.00', '34.00', '204.00'],
          supplyPeriod: null,
          lines: ['1 seat “Additional user, Web” 100.00', '1 sms_pack “SMS credits, pack of 1,000” 70.00'],
        },
      ],
    );
    const after = await balances();
    const earned = (account: string) =>
      (Number(after.get(account) ?? 0) - Number(before.get(account) ?? 0)).toFixed(2).replace('-', '');
    const income = [...after.keys()].filter((account) => /sms|seats/.test(account));
    assert.deepEqual(income.map(earned).sort(), ['100.00', '70.00']);
  });

  it('R-066: it says until when the credits can be used, before and after; so does the page', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const good = (await goodsOf(world, buyer.token)).find(({ packId }) => packId === pack.packId)!;
    assert.deepEqual([good.name, good.price.amount], ['SMS credits, pack of 1,000', '70.00']);
    assert.deepEqual(good.action.body, { items: [{ kind: 'sms_pack', packId: pack.packId, quantity: 1 }] });
    const bought = await buy(world, buyer.token, [SEAT, pack], method);
    const [lot] = (await creditsOf(world, buyer.token)).lots;
    assert.deepEqual([bought.body.expiresOn, good.expiresOn], [lot!.expiresOn, lot!.expiresOn]);
    const again = await world.http.get<PurchaseBody>(`/v1/purchases/${bought.body.id}`, { token: buyer.token });
    assert.deepEqual(again.body, bought.body);
    const seen = await overviewOf(world, buyer.token);
    assert.equal(seen.purchases.filter(({ kind }) => kind === 'sms_pack').length, 3);
    const seatsAlone = await buy(world, buyer.token, [SEAT], method);
    assert.deepEqual([seatsAlone.status, seatsAlone.body.expiresOn], [201, null]);
  });

  it('a declined card buys neither, and there is no invoice', async () => {
    const buyer = await suiteCustomer(world);
    const refused = await buy(world, buyer.token, [SEAT, pack], await card(world, buyer.token, 'tok_declined'));
    assert.deepEqual([refused.status, refused.body.code], [402, 'card_declined']);
    assert.equal(await works(buyer), '0 seat, 0 credits in 0 lot');
    assert.deepEqual(await invoicesOf(world, buyer.token), []);
    assert.deepEqual(await ledgerOf(world, buyer.token), []);
  });

  it('money that comes late, told ten times and after a refusal, buys both once', async () => {
    const buyer = await suiteCustomer(world);
    const waiting = await buy(world, buyer.token, [SEAT, pack], await card(world, buyer.token, 'tok_requires_action'));
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    assert.ok(waiting.body.expiresOn);
    assert.equal(await works(buyer), '0 seat, 0 credits in 0 lot');
    await gatewayEvent(world, waiting.body.paymentId, 'no', 'failed');
    assert.equal(await works(buyer), '0 seat, 0 credits in 0 lot');
    const told = (n: number) => gatewayEvent(world, waiting.body.paymentId, `${buyer.id}-${n % 5}`, 'succeeded');
    await Promise.all(Array.from({ length: 10 }, (_, n) => told(n)));
    assert.equal(await works(buyer), '1 seat, 1000 credits in 1 lot');
    assert.equal((await invoicesOf(world, buyer.token)).length, 1);
    assert.deepEqual(await ledgerOf(world, buyer.token), ['1000 purchase']);
  });

  it('64 requests at the same moment with one key buy one basket', async () => {
    const buyer = await suiteCustomer(world);
    const method = await card(world, buyer.token);
    const headers = { 'idempotency-key': `basket-${buyer.id}` };
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => buy(world, buyer.token, [SEAT, pack], method, headers)),
    );
    const made = answers.filter(({ status }) => status === 201);
    const inUse = answers.filter(({ status, body }) => status === 409 && body.code === 'idempotency_key_in_use');
    assert.equal(made.length + inUse.length, 64, answers.map(({ status }) => status).join(' '));
    assert.equal(new Set(made.map(({ body }) => body.id)).size, 1);
    assert.equal(await works(buyer), '1 seat, 1000 credits in 1 lot');
    assert.equal((await invoicesOf(world, buyer.token)).length, 1);
  });
});
