import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { LeavingParts } from '../../../src/modules/accounts/leaving/parts.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { rows } from '../accounts/account-world.js';
import { card, suiteCustomer } from './payments-in-world.js';
import { StripeWorld } from './stripe-in-world.js';

let sw: StripeWorld;
before(async () => {
  sw = await StripeWorld.start();
  sw.listen();
});
after(() => sw.close());

describe('what is let go at Stripe', () => {
  it('a way to pay that is taken away is detached at Stripe, also when that fails at first', async () => {
    const buyer = await suiteCustomer(sw.world);
    const id = await card(sw.world, buyer.token, 'pm_card_visa');
    const customer = await sw.customerOf(buyer);
    const attached = () => sw.stripe.store.all('payment_method').filter((method) => method['customer'] === customer);
    assert.equal(attached().length, 1);
    const removed = await sw.world.http.delete(`/v1/payment-methods/${id}`, { token: buyer.token });
    assert.equal(removed.status, 204, removed.text);
    await eventually('the card is detached', () => Promise.resolve(attached().length === 0));
    const sql = 'select 1 from payment_methods where id = $1 and sealed_instrument is not null';
    await eventually('nothing is kept', async () => (await rows(sw.world, sql, [parseWireId('pm', id)!])).length === 0);
  });

  it('the customer of a purged account is deleted at Stripe before the purge is certified, however often that fails', async () => {
    const buyer = await sw.transferPayer();
    const customer = await sw.customerOf(buyer);
    const accountId = parseWireId('acc', buyer.accountId)!;
    const part = sw.world.app
      .get(LeavingParts)
      .erasures()
      .find(({ name }) => name === 'billing.stripe-customers')!;
    const inTx = <T>(run: (tx: Tx) => Promise<T>) => sw.world.app.get(UnitOfWork).runAsWorker(run);
    const scope = accountScope(accountId);
    sw.stripe.fail(/^DELETE \/v1\/customers/, 'error', 3);
    assert.equal(await inTx((tx) => part.eraseIn(tx, scope, 100)), 0);
    assert.equal(await inTx((tx) => part.countLeftIn(tx, scope)), 1);
    const gone = () => Promise.resolve(sw.stripe.store.find('customer', customer) === null);
    await eventually('the customer is deleted', gone);
    await eventually(
      'the row goes, and is counted',
      async () => (await inTx((tx) => part.eraseIn(tx, scope, 100))) === 1,
    );
    assert.equal(await inTx((tx) => part.countLeftIn(tx, scope)), 0);
    assert.equal(await inTx((tx) => part.eraseIn(tx, scope, 100)), 0);
  });
});
