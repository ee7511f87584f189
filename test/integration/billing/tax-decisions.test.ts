import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { money } from '../../../src/kernel/money.js';
import { TaxFacade } from '../../../src/modules/billing/tax/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const DAY = '2026-11-21';

describe('VAT of an account’s sale', () => {
  it('follows the billing details of the day; an account without any is asked for them', async () => {
    const tax = world.app.get(TaxFacade);
    const { id } = await signUp(world);
    const sale = { accountId: id, taxDate: DAY, net: money(2500) };
    await assert.rejects(tax.decide(sale), { code: 'billing_details_required' });
    await storeBillingDetails(world, id, { customerType: 'consumer', country: 'FR' });
    const first = await tax.decide(sale);
    assert.deepEqual([first.treatment, first.vatRate, first.billingDetails.version], ['FR_METRO', '20', 1]);
    await storeBillingDetails(world, id, { customerType: 'consumer', country: 'CH' });
    assert.equal((await tax.decide(sale)).treatment, 'OUT_B2C');
  });

  it('of 8 sales at once only as many stay below the threshold as fit under it', async () => {
    const tax = world.app.get(TaxFacade);
    const unitOfWork = world.app.get(UnitOfWork);
    const { id } = await signUp(world);
    await storeBillingDetails(world, id, { customerType: 'consumer', country: 'DE' });
    const sell = () =>
      unitOfWork.run(accountScope(id), async (tx) => {
        const net = money(300_000); // 3,000.00
        const { treatment } = await tax.decideIn(tx, { accountId: id, taxDate: DAY, net });
        await tax.countIn(tx, { documentId: newId(tx.now), taxDate: DAY, treatment, net });
        return treatment;
      });
    const treatments = await Promise.all(Array.from({ length: 8 }, sell));
    // 3 × 3,000 = 9,000 fits into 10,000; the fourth would make 12,000.
    assert.equal(treatments.filter((treatment) => treatment === 'EU_ORIGIN').length, 3);
    assert.equal(treatments.filter((treatment) => treatment === 'EU_OSS').length, 5);
  });

  it('a document counts once, however often it is told', async () => {
    const tax = world.app.get(TaxFacade);
    const unitOfWork = world.app.get(UnitOfWork);
    const document = {
      documentId: newId(world.now()),
      taxDate: '2031-05-01',
      treatment: 'EU_OSS',
      net: money(100),
    } as const;
    for (let time = 0; time < 3; time += 1) await unitOfWork.runAsWorker((tx) => tax.countIn(tx, document));
    const rows = await unitOfWork.readAsWorker('select net_minor from eu_turnover_years where year = 2031');
    assert.deepEqual(rows, [{ net_minor: 100 }]);
  });
});
