import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignInFacade } from '../modules/accounts/index.js';
import { BillingFacade } from '../modules/billing/index.js';
import { DedicatedIpsFacade } from '../modules/dedicated-ips/index.js';
import { SendingFacade } from '../modules/sending/index.js';
import { SeedPriceLists } from '../modules/sms/index.js';
import { SeedHelpCentre } from '../modules/support/index.js';

export interface FirstStart {
  /** Shown once, when it was made up because none was given. */
  operator: { email: string; password: string | null } | null;
}

/**
 * Puts in place what a new installation needs: catalogue, price lists, blocklists, help articles and first operator. Every process may do it, at the
 * same time too.
 */
export async function firstStart(app: NestFastifyApplication): Promise<FirstStart> {
  await app.get(BillingFacade).seedCatalogue();
  await app.get(SeedPriceLists).run();
  await app.get(DedicatedIpsFacade).seedDnsbls();
  await app.get(SeedHelpCentre).run();
  await app.get(SendingFacade).ensureSystemDomain();
  return { operator: await app.get(SignInFacade).ensureFirstOperator() };
}
