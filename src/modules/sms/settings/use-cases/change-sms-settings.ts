import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { formatCredits } from '../../rules/credits.js';
import { SmsSettingsRepository, type VersionedSettings } from '../data/settings.repository.js';
import type { SmsSettings } from '../rules/sms-settings.js';
import { ReadSmsLimits } from './sms-limits.js';

/** Settings as they hold: with the countries that stand for "the account's own". */
export interface SettingsInForce extends VersionedSettings {
  allowed: string[];
}

@Injectable()
export class ChangeSmsSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: SmsSettingsRepository,
    private readonly limits: ReadSmsLimits,
    private readonly accounts: AccountsFacade,
  ) {}

  read(scope: AccountScope): Promise<SettingsInForce> {
    return this.unitOfWork.run(scope, async (tx) => this.inForce(tx, scope, await this.settings.of(tx, scope)));
  }

  replace(scope: AccountScope, wanted: SmsSettings, actor: Actor): Promise<SettingsInForce> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.settings.of(tx, scope);
      const after = await this.settings.replace(tx, scope, wanted);
      const changes = { from: told(before.settings), to: told(wanted) };
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
    return { settings, version, allowed: [...allowed] };
  }
}

function told({ dailyCredits, monthlyCredits, ...rest }: SmsSettings): object {
  const text = (value: SmsSettings['dailyCredits']): string | null => (value === null ? null : formatCredits(value));
  return { ...rest, dailyCredits: text(dailyCredits), monthlyCredits: text(monthlyCredits) };
}
