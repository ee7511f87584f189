import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { CountryRulesRepository } from '../data/country-rules.repository.js';
import { type CountryRule, unruledCountry } from '../rules/country-rule.js';
import { SHIPPED_COUNTRY_RULES } from '../rules/shipped-country-rules.table.js';

const SHIPPED = new Map(SHIPPED_COUNTRY_RULES.map((rule) => [rule.country, rule]));

export interface RuleInForce {
  rule: CountryRule;
  origin: 'operator' | 'shipped' | 'none';
  /** 0 where the operator has said nothing. */
  version: number;
}

/** What countries want of text messages: the operator's word, else what ships. */
@Injectable()
export class CountryRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: CountryRulesRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** Of each of these countries. */
  async in(tx: Tx, countries: readonly string[]): Promise<Map<string, CountryRule>> {
    const own = new Map((await this.own.of(tx, countries)).map(({ country, rule }) => [country, rule]));
    return new Map(countries.map((country) => [country, own.get(country) ?? shipped(country).rule]));
  }

  /** All that say something, by country; as a customer reads them. */
  list(scope: AccountScope): Promise<RuleInForce[]> {
    return this.unitOfWork.run(scope, (tx) => this.allIn(tx));
  }

  unscopedList(): Promise<RuleInForce[]> {
    return this.unitOfWork.runAsWorker((tx) => this.allIn(tx));
  }

  one(country: string): Promise<RuleInForce> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const [own] = await this.own.of(tx, [country]);
      return own === undefined ? shipped(country) : { rule: own.rule, origin: 'operator', version: own.version };
    });
  }

  /** Holds for what is accepted from now on, and for the hours of what waits. */
  put(rule: CountryRule, actor: Actor): Promise<RuleInForce> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const own = await this.own.put(tx, rule);
      await this.recordIn(tx, 'sms_country_rule.changed', rule.country, { ...rule }, actor);
      return { rule: own.rule, origin: 'operator', version: own.version };
    });
  }

  /** What ships holds again. */
  reset(country: string, actor: Actor): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (await this.own.delete(tx, country)) await this.recordIn(tx, 'sms_country_rule.reset', country, {}, actor);
    });
  }

  private async allIn(tx: Tx): Promise<RuleInForce[]> {
    const own = await this.own.of(tx, null);
    const said = own.map(({ rule, version }): RuleInForce => ({ rule, origin: 'operator', version }));
    const rest = SHIPPED_COUNTRY_RULES.filter(({ country }) => !own.some((one) => one.country === country));
    const all = [...said, ...rest.map(({ country }) => shipped(country))];
    return all.sort((a, b) => (a.rule.country < b.rule.country ? -1 : 1));
  }

  private recordIn(tx: Tx, action: string, country: string, changes: object, actor: Actor): Promise<void> {
    const target = { type: 'sms_country_rule', id: country };
    return this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action,
      actor,
      target,
      changes: changes as Record<string, unknown>,
    });
  }
}

function shipped(country: string): RuleInForce {
  const rule = SHIPPED.get(country);
  return rule === undefined
    ? { rule: unruledCountry(country), origin: 'none', version: 0 }
    : { rule, origin: 'shipped', version: 0 };
}
