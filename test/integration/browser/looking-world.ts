import { Subscriber } from '../../scenarios/subscription-steps.js';
import type { World } from '../../support/world.js';
import { accountWith, ask, stock } from '../dedicated-ips/ips-in-world.js';
import { ownersTicket } from '../support/open-in-world.js';

export interface Looking {
  email: string;
  password: string;
}

const STAFF: Looking = { email: 'anna@posthorn.example', password: 'a rather long pass phrase 7' };

/** What an administrator finds on his desk: a ticket, an IP request with addresses in stock, a paid invoice. */
export async function lookingWorld(world: World): Promise<Looking> {
  const body = { ...STAFF, roles: ['operator', 'compliance'] };
  const made = await world.http.post('/v1/admin/staff', { token: await world.operator(), body });
  if (made.status !== 201) throw new Error(made.text);
  const asking = await accountWith(world, 'freemium-fr.premium-150k');
  await stock(world, ['198.51.100.20', '198.51.100.21']);
  const asked = await ask(world, asking.token, { reason: 'Invoices and delivery notes of our web shop.' });
  if (asked.status !== 201) throw new Error(asked.text);
  await ownersTicket(world, asking.id, {
    subject: 'My domain stays “pending”',
    text: 'I published the DKIM record an hour ago, and “Verify” still says that it is missing. What do I do wrong?',
  });
  const buyer = await Subscriber.of(world, 'relay');
  const bought = await buyer.buy('relay.1000');
  if (bought.status >= 300) throw new Error(bought.text);
  return STAFF;
}
