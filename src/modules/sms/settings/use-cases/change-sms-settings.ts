import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { LowMark } from '../../credits/index.js';
import { type Credits, formatCredits } from '../../rules/credits.js';
import { SmsSettingsRepository, type VersionedSettings } from '../data/settings.repository.js';
import type { SmsSettings } from '../rules/sms-settings.js';
import { ReadSmsLimits } from './sms-limits.js';

/** Settings as they hold: with the countries that stand for "the account's own". */
export interface SettingsInForce extends VersionedSettings {
  allowed: string[];
  lowCredits: Credits | null;
}

/** What can be settled: the bounds of sending, and when the people of the account are warned. */
export interface WantedSettings {
  settings: SmsSettings;
  lowCredits: Credits | null;
}

@Injectable()
export class ChangeSmsSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: SmsSettingsRepository,
    private readonly limits: ReadSmsLimits,
    private readonly accounts: AccountsFacade,
    private readonly lowMark: LowMark,
  ) {}

  read(scope: AccountScope): Promise<SettingsInForce> {
    return this.unitOfWork.run(scope, async (tx) => this.inForce(tx, scope, await this.settings.of(tx, scope)));
  }

  /** As a worker: the purse is not the account's to write. */
  replace(scope: AccountScope, wanted: WantedSettings, actor: Actor): Promise<SettingsInForce> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const before = await this.inForce(tx, scope, await this.settings.of(tx, scope));
      const after = await this.settings.replace(tx, scope, wanted.settings);
      await this.lowMark.setIn(tx, scope, wanted.lowCredits);
      const changes = { from: told(before), to: told(wanted) };
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'sms_settings.changed',
        actor,
        target: { type: 'account', id: wireId('acc', scope.accountId) },
        changes: { settings: changes },
      });
      return this.inForce(tx, scope, after);
    });
  }

  private async inForce(
    tx: Tx,
    scope: AccountScope,
    { settings, version }: VersionedSettings,
  ): Promise<SettingsInForce> {
    const allowed = settings.allowedCountries ?? (await this.limits.ownCountries(tx, scope));
    return { settings, version, allowed: [...allowed], lowCredits: await this.lowMark.of(tx, scope) };
  }
}

function told({ settings, lowCredits }: WantedSettings): object {
  const { dailyCredits, monthlyCredits, listCaps, ...rest } = settings;
  const text = (value: Credits | null): string | null => (value === null ? null : formatCredits(value));
  const credits = { dailyCredits: text(dailyCredits), monthlyCredits: text(monthlyCredits) };
  const caps = listCaps.map(({ listId, monthlyMilli }) => [wireId('lst', listId), monthlyMilli / 1_000]);
  return { ...rest, ...credits, listCaps: Object.fromEntries(caps) as object, lowCredits: text(lowCredits) };
}
