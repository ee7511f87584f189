import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type Credits, credits } from '../../rules/credits.js';
import { type SmsSettings, USUAL_SETTINGS } from '../rules/sms-settings.js';

/** Credits lie in JSON as thousandths. */
type Stored = Partial<
  Omit<SmsSettings, 'dailyCredits' | 'monthlyCredits'> & { dailyMilli: number | null; monthlyMilli: number | null }
>;

export interface VersionedSettings {
  settings: SmsSettings;
  /** 0: nobody has changed anything. */
  version: number;
}

@Injectable()
export class SmsSettingsRepository {
  async of(tx: Tx, { accountId }: AccountScope): Promise<VersionedSettings> {
    const sql = 'select settings, version from sms_settings where account_id = $1';
    const [row] = await tx.query<{ settings: Stored; version: number }>(sql, [accountId]);
    return row === undefined
      ? { settings: USUAL_SETTINGS, version: 0 }
      : { settings: read(row.settings), version: row.version };
  }

  async replace(tx: Tx, { accountId }: AccountScope, settings: SmsSettings): Promise<VersionedSettings> {
    const { dailyCredits, monthlyCredits, ...rest } = settings;
    const stored = { ...rest, dailyMilli: milli(dailyCredits), monthlyMilli: milli(monthlyCredits) } satisfies Stored;
    const [row] = await tx.query<{ version: number }>(
      `insert into sms_settings as s (account_id, settings, version, updated_at) values ($1, $2, 1, $3)
       on conflict (account_id) do update set settings = excluded.settings, version = s.version + 1, updated_at = excluded.updated_at
       returning version`,
      [accountId, JSON.stringify(stored), toDate(tx.now)],
    );
    return { settings, version: row!.version };
  }
}

function read({ dailyMilli = null, monthlyMilli = null, ...rest }: Stored): SmsSettings {
  return { ...USUAL_SETTINGS, ...rest, dailyCredits: creditsOf(dailyMilli), monthlyCredits: creditsOf(monthlyMilli) };
}

function milli(value: Credits | null): number | null {
  return value === null ? null : Number(value);
}

function creditsOf(value: number | null): Credits | null {
  return value === null ? null : credits(value);
}
