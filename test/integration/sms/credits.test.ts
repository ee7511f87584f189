import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { TakeBackCredits } from '../../../src/modules/sms/credits/use-cases/take-back-credits.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { rows } from '../accounts/account-world.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp } from '../billing/account-in-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card, invoicesOf, ledgerTotal, operatorOf, suiteCustomer } from '../billing/payments-in-world.js';
import { buyPacks, creditsOf, ledgerOf, packOf, packsOf, type SmsPurchaseBody } from './credits-in-world.js';
import { reserve, settle } from './purse-in-world.js';

const MONTH = { expiryMode: 'months' };

describe('SMS credits', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-02-28T11:00:00Z');
  });
  after(() => world.close());

  /** `2032-02-28 months usable` for each lot, in the order of their use. */
  const lots = async (token: string): Promise<string[]> =>
    (await creditsOf(world, token)).lots.map(({ expiresOn, expiryMode, status }) => `${expiresOn} ${expiryMode} ${status}`); // prettier-ignore
  const available = async (token: string) => (await creditsOf(world, token)).available;
  const smsOnly = async (): Promise<string> => {
    const account = await signUp(world, 'suite');
    await storeBillingDetails(world, account.id, {});
    await card(world, account.token);
    return account.token;
  };

  it('R-109: a pack of 1,000 for 70.00 net bought online: 1,000 more credits and an invoice of 70.00 net', async () => {
    const token = await smsOnly();
    const bought = await buyPacks(world, token, {});
    assert.equal(bought.status, 201, bought.text);
    assert.deepEqual([bought.body.status, bought.body.credits, bought.body.net.amount], ['active', '1000', '70.00']);
    const [invoice, ...others] = await invoicesOf(world, token);
    assert.deepEqual([invoice!.net.amount, invoice!.status, others.length], ['70.00', 'paid', 0]);
    assert.equal(bought.body.invoiceId, invoice!.id);
    const { lots: rows, ...sums } = await creditsOf(world, token);
    assert.deepEqual(sums, { available: '1000', reserved: '0' });
    assert.deepEqual(
      rows.map(({ credits, remaining, reserved, purchaseId, invoiceId }) => ({ credits, remaining, reserved, purchaseId, invoiceId })), // prettier-ignore
      [{ credits: '1000', remaining: '1000', reserved: '0', purchaseId: bought.body.id, invoiceId: invoice!.id }],
    );
    assert.deepEqual(await ledgerOf(world, token), ['1000 purchase']);
    const one = await world.http.get<SmsPurchaseBody>(`/v1/sms/purchases/${bought.body.id}`, { token });
    assert.deepEqual({ ...one.body, nextAction: null }, bought.body);
    const list = await world.http.get<{ data: SmsPurchaseBody[] }>('/v1/sms/purchases', { token });
    assert.deepEqual(list.body.data, [one.body]);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  describe('an invoice that is credited', () => {
    const credit = async (invoiceId: string, body: object) => {
      const path = `/v1/admin/invoices/${invoiceId}/credit`;
      const answer = await world.http.post(path, {
        token: await operatorOf(world),
        body: { reason: 'bought by mistake', refund: 'wallet', ...body },
      });
      assert.equal(answer.status, 201, answer.text);
    };
    const use = async (purchaseId: string, milli: number, kind: 'reserve' | 'settle') => {
      const sql = 'select account_id as id from sms_purchases where id = $1';
      const [account] = await rows<{ id: string }>(world, sql, [parseWireId('spu', purchaseId)!]);
      const { messages } = await reserve(world, account!.id, [milli]);
      if (kind === 'settle') await settle(world, messages[0]!);
    };

    /** What was used or reserved before, what was credited, what the ledger says then. */
    const CASES: [string, [number, 'reserve' | 'settle'][], object, string[], string][] = [
      ['whole takes back all its credits', [], {}, ['1000 purchase', '-1000 adjust'], '0'],
      [
        'whole takes back what is neither used nor reserved',
        [
          [300_500, 'settle'],
          [99_500, 'reserve'],
        ],
        {},
        ['1000 purchase', '-300.5 reserve', '0 settle', '-99.5 reserve', '-600 adjust'],
        '0',
      ],
      [
        'after all are used takes nothing, and is credited',
        [[1_000_000, 'settle']],
        {},
        ['1000 purchase', '-1000 reserve', '0 settle'],
        '0',
      ],
      ['in part takes nothing', [], { net: { amount: '35.00', currency: 'EUR' } }, ['1000 purchase'], '1000'],
    ];
    for (const [name, uses, body, ledger, left] of CASES) {
      it(name, async () => {
        const token = await smsOnly();
        const { body: bought } = await buyPacks(world, token, {});
        for (const [milli, kind] of uses) await use(bought.id, milli, kind);
        await credit(bought.invoiceId!, body);
        const expected = ledger.join();
        await world.advance('PT1M');
        await eventually('the credits are taken back', async () => (await ledgerOf(world, token)).join() === expected);
        assert.equal(await available(token), left);
      });
    }

    it('takes nothing of what another invoice bought, and nothing twice', async () => {
      const token = await smsOnly();
      const [first, second] = [await buyPacks(world, token, {}), await buyPacks(world, token, { quantity: 2 })];
      await credit(first.body.invoiceId!, {});
      await eventually('the credits are taken back', async () => (await available(token)) === '2000');
      const scope = accountScope(
        (
          await rows<{ id: string }>(world, 'select account_id as id from sms_purchases where id = $1', [
            parseWireId('spu', second.body.id)!,
          ])
        )[0]!.id,
      );
      const invoiceId = parseWireId('inv', first.body.invoiceId!)!;
      const again = () =>
        world.app.get(UnitOfWork).runAsWorker((tx) => world.app.get(TakeBackCredits).in(tx, scope, invoiceId));
      await Promise.all([again(), again(), again()]);
      assert.deepEqual(await ledgerOf(world, token), ['1000 purchase', '2000 purchase', '-1000 adjust']);
    });
  });

  it('R-116: without an e-mail plan it is told before and after that they last 24 months', async () => {
    const token = await smsOnly();
    const pack = await packOf(world, token);
    assert.deepEqual([pack.expiryMode, pack.expiresOn], [MONTH.expiryMode, '2032-02-28']);
    const { body } = await buyPacks(world, token, {}, { 'accept-language': 'de' });
    assert.deepEqual([body.expiryMode, body.expiresOn], [MONTH.expiryMode, '2032-02-28']);
    assert.match(body.expiryNote!, /E-Mail-Tarif/);
    assert.deepEqual(await lots(token), ['2032-02-28 months usable']);
  });

  it('R-118: with an e-mail plan until its term ends, and its renewal moves that day', async () => {
    const firm = await Subscriber.of(world, 'suite');
    const { token } = firm.account;
    assert.equal((await buyPacks(world, token, {})).body.expiresOn, '2032-02-28');
    const plan = await firm.buy('suite.web');
    assert.equal(plan.body.expiresAt, '2030-03-27');
    // C-16: what was bought before the plan follows the plan as well.
    assert.deepEqual(await lots(token), ['2030-03-27 email_term usable']);
    const [pack] = await packsOf(world, token);
    assert.deepEqual([pack!.expiryMode, pack!.expiresOn], ['email_term', '2030-03-27']);
    assert.match(pack!.expiryNote, /renewal/);
    const more = await buyPacks(world, token, { quantity: 2 });
    assert.deepEqual([more.body.expiryMode, more.body.expiresOn], ['email_term', '2030-03-27']);
    // 1,000 + 2 × 1,000
    assert.equal(await available(token), '3000');
    await world.moveTo('2030-03-29T11:00:00Z');
    const renewed = await firm.get(plan.body.id);
    assert.equal(renewed.expiresAt, '2030-04-27');
    assert.deepEqual(await lots(token), ['2030-04-27 email_term usable', '2030-04-27 email_term usable']);
    await firm.do(plan.body.id, 'cancel');
    await world.moveTo('2030-04-29T11:00:00Z');
    assert.deepEqual(await lots(token), ['2030-04-27 email_term expired', '2030-04-27 email_term expired']);
    assert.equal(await available(token), '0');
    assert.deepEqual(await ledgerOf(world, token), ['1000 purchase', '2000 purchase']);
    const late = await firm.do(plan.body.id, 'renew', { paymentMethod: firm.method });
    assert.equal(late.status, 200, late.text);
    assert.deepEqual(await lots(token), ['2030-05-27 email_term usable', '2030-05-27 email_term usable']);
  });

  it('R-115: at any time; a plan given until some day is one that ends then', async () => {
    const account = await signUp(world, 'suite');
    await storeBillingDetails(world, account.id, {});
    await card(world, account.token);
    const until = '2030-12-31';
    const granted = await world.http.post(`/v1/admin/accounts/${account.accountId}/subscriptions`, {
      token: await operatorOf(world),
      body: { planId: await planId(world, 'suite.web'), until },
    });
    assert.equal(granted.status, 201, granted.text);
    const bought = await buyPacks(world, account.token, {});
    assert.deepEqual([bought.body.expiryMode, bought.body.expiresOn], ['email_term', until]);
    await buyPacks(world, account.token, {});
    assert.equal(await available(account.token), '2000');
  });

  it('C-17: lots are listed in the order in which they will be used', async () => {
    const token = await smsOnly();
    const old = (await buyPacks(world, token, {})).body.id;
    await world.advance('P1D');
    const young = (await buyPacks(world, token, { quantity: 2 })).body.id;
    const { lots: rows } = await creditsOf(world, token);
    assert.deepEqual(rows.map(({ purchaseId }) => purchaseId), [old, young]); // prettier-ignore
  });

  it('an invoice to be paid by transfer gives nothing until it is paid, and then the credits once', async () => {
    const buyer = await suiteCustomer(world);
    const { token } = buyer;
    const method = await world.http.post<{ id: string }>('/v1/payment-methods', {
      token,
      body: { kind: 'bank_transfer' },
    });
    const waiting = await buyPacks(world, token, { paymentMethod: method.body.id });
    assert.deepEqual([waiting.status, waiting.body.status], [202, 'pending_payment'], waiting.text);
    assert.equal(await available(token), '0');
    const [invoice] = await invoicesOf(world, token);
    assert.deepEqual([invoice!.id, invoice!.status], [waiting.body.invoiceId, 'open']);
    await world.advance('P3D');
    const booking = { amount: invoice!.gross, kind: 'bank_transfer', reference: 'transfer', bookedOn: '2030-05-04', externalId: 'sms-1' }; // prettier-ignore
    const book = () => world.http.post(`/v1/admin/invoices/${invoice!.id}/payments`, { token: staff, body: booking });
    const staff = await operatorOf(world);
    const booked = await book();
    assert.equal(booked.status, 201, booked.text);
    assert.equal((await book()).status, 409);
    assert.equal(await available(token), '1000');
    const paid = await world.http.get<SmsPurchaseBody>(`/v1/sms/purchases/${waiting.body.id}`, { token });
    assert.deepEqual([paid.body.status, paid.body.invoiceId], ['active', invoice!.id]);
  });

  it('bad orders buy nothing', async () => {
    const buyer = await suiteCustomer(world);
    const { token } = buyer;
    await card(world, token);
    const { id: packId } = await packOf(world, token);
    for (const quantity of [0, -1, 1.5, 1e9, 1001, '1', null, undefined]) {
      const alone = await buyPacks(world, token, { quantity });
      assert.deepEqual([alone.status, alone.body.code, alone.body.errors?.[0]?.field], [422, 'validation_failed', 'quantity'], String(quantity)); // prettier-ignore
      const body = { items: [{ kind: 'sms_pack', packId, quantity }] };
      const basket = await world.http.post<SmsPurchaseBody>('/v1/purchases', { token, body });
      assert.deepEqual([basket.status, basket.body.errors?.[0]?.field], [422, 'items[0].quantity'], String(quantity));
    }
    const unknown = [
      'spk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
      packId.replace('spk_', 'pln_'),
      packId.slice('spk_'.length),
      'spk_1 or 1=1',
      '',
    ];
    for (const foreign of unknown) {
      const alone = await buyPacks(world, token, { packId: foreign });
      assert.deepEqual([alone.status, alone.body.errors?.[0]], [422, { field: 'packId', code: 'reference_not_found', message: alone.body.errors?.[0] && (alone.body.errors[0] as { message?: string }).message }], foreign); // prettier-ignore
      const items = [{ kind: 'sms_pack', packId: foreign, quantity: 1 }];
      const basket = await world.http.post<SmsPurchaseBody>('/v1/purchases', { token, body: { items } });
      assert.deepEqual([basket.status, basket.body.code, basket.body.errors?.[0]?.field], [422, 'reference_not_found', 'items[0].packId']); // prettier-ignore
    }
    const unnamed = await world.http.post<SmsPurchaseBody>('/v1/purchases', { token, body: { items: [{ kind: 'sms_pack', quantity: 1 }] } }); // prettier-ignore
    assert.deepEqual([unnamed.status, unnamed.body.errors?.[0]?.code], [422, 'required']);
    const method = await buyPacks(world, token, { paymentMethod: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' });
    assert.deepEqual([method.status, method.body.code], [422, 'reference_not_found']);
    assert.deepEqual([await available(token), await invoicesOf(world, token)], ['0', []]);
  });

  it('64 requests at the same moment with one key buy one pack', async () => {
    const { token, id } = await suiteCustomer(world);
    await card(world, token);
    const { id: packId } = await packOf(world, token);
    const headers = { 'idempotency-key': `packs-${id}` };
    const answers = await Promise.all(Array.from({ length: 64 }, () => buyPacks(world, token, { packId }, headers)));
    const statuses = new Set(answers.map(({ status }) => status));
    assert.ok(
      [...statuses].every((status) => status === 201 || status === 409),
      [...statuses].join(' '),
    );
    assert.deepEqual([await available(token), (await invoicesOf(world, token)).length], ['1000', 1]);
  });
});
