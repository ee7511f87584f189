import { newId } from '../../../src/kernel/ids.js';
import { BillingDetailsRepository } from '../../../src/modules/billing/customers/data/billing-details.repository.js';
import type { BillingDetails } from '../../../src/modules/billing/customers/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';

const PLAIN: BillingDetails = {
  customerType: 'consumer',
  name: 'Ada Example',
  address: { line1: '1 Main Street', line2: null, postalCode: null, city: 'Town', region: null },
  country: 'FR',
  vatNumber: null,
  siren: null,
  taxNumber: null,
  invoiceEmail: null,
  purchaseReference: null,
  serviceCode: null,
};

/** Writes an account's details without asking anybody about its VAT number. */
export async function storeBillingDetails(
  world: World,
  accountId: string,
  given: Partial<BillingDetails>,
): Promise<void> {
  const repository = world.app.get(BillingDetailsRepository);
  await world.app.get(UnitOfWork).runAsWorker(async (tx) => {
    const scope = accountScope(accountId);
    const version = ((await repository.current(tx, scope))?.version ?? 0) + 1;
    await repository.insert(tx, { ...PLAIN, ...given, id: newId(tx.now), accountId, version, createdAt: tx.now });
  });
}
