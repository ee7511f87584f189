import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { CountryRules, type CountryRule, mayShow, type ApprovedSender } from '../../country-rules/index.js';
import { RateCard, ReadRates } from '../../rates/index.js';
import { type Credits, timesCredits } from '../../rules/credits.js';
import { parseNumber, type SmsNumber } from '../../rules/numbers.js';
import { splitText, type SplitText } from '../../rules/split-text.js';
import { ReadSmsLimits, SmsSendersRepository, type SmsLimits, SmsStopsRepository } from '../../settings/index.js';
import type { SmsKind } from '../data/sms-message.js';
import type { RefusalCode } from '../rules/refusal-texts.table.js';
import { withStopText } from '../rules/stop-text.js';

export interface WantedTexts {
  from: string;
  /** As they were written. */
  to: readonly string[];
  text: string;
  /** What some are told instead, by `to` as it was written. */
  texts?: ReadonlyMap<string, string>;
  kind: SmsKind;
  /** Undefined: as the account's settings say. */
  smartEncoding?: boolean | undefined;
}

/** Somebody who can be written to, what he reads and what it costs. */
export interface JudgedRecipient extends SmsNumber {
  /** As it was written. */
  to: string;
  text: SplitText;
  perPart: Credits;
  credits: Credits;
}

export interface RefusedRecipient {
  to: string;
  code: RefusalCode;
}

export interface JudgedTexts {
  /** Each number once. */
  accepted: JudgedRecipient[];
  refused: RefusedRecipient[];
  limits: SmsLimits;
  rules: ReadonlyMap<string, CountryRule>;
}

interface Facts {
  limits: SmsLimits;
  card: RateCard;
  rules: ReadonlyMap<string, CountryRule>;
  approved: readonly ApprovedSender[];
  stopped: ReadonlySet<string>;
}

/** Who can be written to, for how much, and why the others cannot: the same answer for an estimate as for a send. */
@Injectable()
export class JudgeRecipients {
  constructor(
    private readonly limits: ReadSmsLimits,
    private readonly rates: ReadRates,
    private readonly rules: CountryRules,
    private readonly senders: SmsSendersRepository,
    private readonly stops: SmsStopsRepository,
  ) {}

  async in(tx: Tx, scope: AccountScope, wanted: WantedTexts): Promise<JudgedTexts> {
    const refused: RefusedRecipient[] = [];
    const numbers = new Map<string, SmsNumber & { to: string }>();
    for (const to of wanted.to) {
      const parsed = parseNumber(to);
      if (!parsed.ok) refused.push({ to, code: parsed.code });
      else if (!numbers.has(parsed.number)) numbers.set(parsed.number, { ...parsed, to });
    }
    const facts = await this.factsIn(tx, scope, [...numbers.values()]);
    const accepted: JudgedRecipient[] = [];
    const texts = new Map<string, SplitText>();
    for (const one of numbers.values()) {
      const judged = judge(one, wanted, facts, texts);
      if ('code' in judged) refused.push({ to: one.to, code: judged.code });
      else accepted.push(judged);
    }
    return { accepted, refused, limits: facts.limits, rules: facts.rules };
  }

  private async factsIn(tx: Tx, scope: AccountScope, numbers: readonly SmsNumber[]): Promise<Facts> {
    const countries = [...new Set(numbers.map(({ country }) => country))];
    return {
      limits: await this.limits.in(tx, scope),
      card: await this.rates.cardIn(tx, countries),
      rules: await this.rules.in(tx, countries),
      approved: await this.senders.approved(tx, scope),
      stopped: await this.stops.stopped(
        tx,
        scope,
        numbers.map(({ number }) => number),
      ),
    };
  }
}

function judge(
  one: SmsNumber & { to: string },
  wanted: WantedTexts,
  { limits, card, rules, approved, stopped }: Facts,
  texts: Map<string, SplitText>,
): JudgedRecipient | { code: RefusalCode } {
  const { number, country, to } = one;
  const rule = rules.get(country)!;
  const rate = card.priceOf(country);
  if (rate === null) return { code: 'country_not_supported' };
  if (!limits.allowed.has(country)) return { code: 'country_not_enabled' };
  if (!mayShow(wanted.from, rule, approved)) return { code: 'sender_not_registered' };
  if (stopped.has(number)) return { code: 'recipient_opted_out' };
  const said = wanted.texts?.get(to) ?? wanted.text;
  if (said.trim() === '') return { code: 'text_empty' };
  const written = wanted.kind === 'marketing' ? withStopText(said, rule.stopText) : said;
  const smart = wanted.smartEncoding ?? limits.settings.smartEncoding;
  const text = texts.get(written) ?? splitText(written, { smart });
  texts.set(written, text);
  if (text.tooLong) return { code: 'text_too_long' };
  const { credits: perPart } = rate;
  return { number, country, to, text, perPart, credits: timesCredits(perPart, text.parts.length) };
}
