import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountTrust } from '../../../accounts/index.js';
import { CustomersFacade } from '../../../billing/index.js';
import { SmsCountersRepository } from '../data/counters.repository.js';
import { SmsSettingsRepository } from '../data/settings.repository.js';
import type { SmsSettings } from '../rules/sms-settings.js';
import { countersOf, type Use, withinBounds } from '../rules/velocity.js';

export interface SmsLimits {
  settings: SmsSettings;
  /** Countries that the account sends to. */
  allowed: ReadonlySet<string>;
}

/** What an account lets itself send, and how much of it is used. */
@Injectable()
export class ReadSmsLimits {
  constructor(
    private readonly settings: SmsSettingsRepository,
    private readonly counters: SmsCountersRepository,
    private readonly trust: AccountTrust,
    private readonly customers: CustomersFacade,
  ) {}

  async in(tx: Tx, scope: AccountScope): Promise<SmsLimits> {
    const { settings } = await this.settings.of(tx, scope);
    return { settings, allowed: new Set(settings.allowedCountries ?? (await this.ownCountries(tx, scope))) };
  }

  /** Of its profile and of its invoices: texts are seldom wanted elsewhere, and pumped ones always are. */
  async ownCountries(tx: Tx, scope: AccountScope): Promise<string[]> {
    const account = await this.trust.readIn(tx, scope);
    const details = await this.customers.currentIn(tx, scope);
    const own = [account?.profile.country, details?.country].filter((country) => typeof country === 'string');
    return [...new Set(own)];
  }

  /** Counts what stays within the bounds; answers the places of what does not. As a worker, before any other lock of sms. */
  async countIn(tx: Tx, scope: AccountScope, settings: SmsSettings, uses: readonly Use[]): Promise<Set<number>> {
    const wanted = new Map(uses.flatMap((use) => countersOf(settings, use, tx.now)).map((one) => [one.subject, one]));
    if (wanted.size === 0) return new Set();
    const used = await this.counters.lock(tx, scope, [...wanted.values()]);
    const { exceeded, added } = withinBounds(uses, settings, used, tx.now);
    await this.counters.add(tx, scope, [...added.values()]);
    return exceeded;
  }
}
