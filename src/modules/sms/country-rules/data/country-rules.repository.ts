import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type CountryRule, unruledCountry } from '../rules/country-rule.js';

export interface OwnRule {
  country: string;
  rule: CountryRule;
  version: number;
}

/** What the operator says instead of the shipped rules. */
@Injectable()
export class CountryRulesRepository {
  /** Of all countries when none are named. */
  async of(tx: Tx, countries: readonly string[] | null): Promise<OwnRule[]> {
    const rows = await tx.query<OwnRule>(
      'select country, rule, version from sms_country_rules where $1::text[] is null or country = any ($1) order by country',
      [countries],
    );
    // What was written down before a rule learned a new word says nothing of it.
    return rows.map((own) => ({ ...own, rule: { ...unruledCountry(own.country), ...own.rule } }));
  }

  async put(tx: Tx, rule: CountryRule): Promise<OwnRule> {
    const [row] = await tx.query<OwnRule>(
      `insert into sms_country_rules as r (country, rule, version, updated_at) values ($1, $2, 1, $3)
       on conflict (country) do update set rule = excluded.rule, version = r.version + 1, updated_at = excluded.updated_at
       returning country, rule, version`,
      [rule.country, JSON.stringify(rule), toDate(tx.now)],
    );
    return row!;
  }

  async delete(tx: Tx, country: string): Promise<boolean> {
    return (
      (await tx.query('delete from sms_country_rules where country = $1 returning 1 as gone', [country])).length > 0
    );
  }
}
