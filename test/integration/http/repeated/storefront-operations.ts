import { packOf } from '../../sms/credits-in-world.js';
import { card, suiteCustomer } from '../../billing/payments-in-world.js';
import type { Prepare } from './cast.js';

/** The basket, and SMS credits. */
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
  buySmsPacks: async ({ world }) => {
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    return {
      path: '/v1/sms/purchases',
      token: buyer.token,
      body: { packId: (await packOf(world, buyer.token)).id, quantity: 1 },
      effects: 'select count(*) from sms_lots where account_id = $1',
      about: buyer.id,
    };
  },
  addSmsPack: ({ staff }, unique) => ({
    path: '/v1/admin/sms/packs',
    token: staff,
    body: {
      code: `pack-${unique.toLowerCase()}`,
      credits: '500',
      price: { amount: '40.00', currency: 'EUR' },
      active: false,
    },
    effects: 'select count(*) from sms_packs where code = $1',
    about: `pack-${unique.toLowerCase()}`,
  }),
};
