import { card, suiteCustomer } from '../../billing/payments-in-world.js';
import type { Prepare } from './cast.js';

/** The basket. */
export const storefrontOperations: Record<string, Prepare> = {
  buyBasket: async ({ world }) => {
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    return {
      path: '/v1/purchases',
      token: buyer.token,
      body: { items: [{ kind: 'seat', quantity: 1 }] },
      effects: 'select count(*) from invoices where account_id = $1',
      about: buyer.id,
    };
  },
};
