import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHIPPED_CATALOGUE } from '../../../src/modules/billing/catalogue/shipped/offers.js';
import type { World } from '../../support/world.js';
import { planId } from '../billing/account-in-world.js';

/** The shipped catalogue and one more offer, like the suite: one seat, and four under its plan `crew.large`. */
export function offersFileWithCrew(): string {
  const suite = SHIPPED_CATALOGUE.offers.find((offer) => offer.code === 'suite')!;
  const [web] = suite.plans;
  const large = { ...web!, code: 'crew.large', policies: { ...web!.policies, 'seats.included': 4 } };
  const crew = { ...suite, code: 'crew', name: 'Crew', plans: [{ ...web!, code: 'crew.small' }, large] };
  const path = join(mkdtempSync(join(tmpdir(), 'posthorn-offers-')), 'offers.json');
  writeFileSync(path, JSON.stringify({ ...SHIPPED_CATALOGUE, offers: [...SHIPPED_CATALOGUE.offers, crew] }));
  return path;
}

/** Staff give the account a plan. */
export async function grant(
  world: World,
  { account }: { account: { id: string } },
  code: string,
  until?: string,
): Promise<void> {
  const answer = await world.http.post(`/v1/admin/accounts/${account.id}/subscriptions`, {
    token: await world.operator(),
    body: { planId: await planId(world, code), ...(until ? { until } : {}) },
  });
  if (answer.status !== 201) throw new Error(`grant: ${answer.status} ${answer.text}`);
}
