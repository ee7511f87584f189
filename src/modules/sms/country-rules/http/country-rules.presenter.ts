import type { RuleInForce } from '../use-cases/country-rules.js';
import type { CountryRuleView, StaffCountryRuleView } from './country-rules.dto.js';

export function presentCountryRule({ rule, origin }: RuleInForce): CountryRuleView {
  const { marketingHours, ...rest } = rule;
  const hours = marketingHours === null ? null : { ...marketingHours };
  return {
    ...rest,
    confirms: [...rule.confirms],
    origin,
    marketingHours: hours === null ? null : { ...hours, zones: [...hours.zones], closedDays: [...hours.closedDays] },
  };
}

export function presentStaffCountryRule(one: RuleInForce): StaffCountryRuleView {
  return { ...presentCountryRule(one), version: one.version };
}
