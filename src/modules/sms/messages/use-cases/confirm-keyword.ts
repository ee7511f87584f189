import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountTrust } from '../../../accounts/index.js';
import { CustomersFacade } from '../../../billing/index.js';
import { CountryRules, type Keyword, senderKind } from '../../country-rules/index.js';
import { SmsPurse } from '../../credits/index.js';
import { ReadRates } from '../../rates/index.js';
import { timesCredits } from '../../rules/credits.js';
import { parseNumber } from '../../rules/numbers.js';
import { ReadSmsLimits } from '../../settings/index.js';
import { SmsMessagesRepository } from '../data/messages.repository.js';
import { confirmationOf, type Speaker } from '../rules/confirmation.js';
import { AcceptSms } from './accept-sms.js';
import type { JudgedRecipient } from './judge-recipients.js';

/** A keyword that somebody sent, to which address, by which route. */
export interface HeardKeyword {
  keyword: Keyword;
  number: string;
  address: string;
  routeId: string;
}

/** Two machines that answer each other stop after one answer a day. */
const ONCE_IN_MS = DAY_MS;

/** Who answers for an account. */
@Injectable()
export class Speakers {
  constructor(
    private readonly trust: AccountTrust,
    private readonly customers: CustomersFacade,
  ) {}

  async in(tx: Tx, scope: AccountScope): Promise<Speaker> {
    const profile = (await this.trust.readIn(tx, scope))?.profile;
    const details = await this.customers.currentIn(tx, scope);
    return { name: details?.name ?? null, contact: profile?.website ?? profile?.phone ?? null };
  }
}

/** What a keyword is judged and answered by. */
@Injectable()
export class ConfirmationTools {
  constructor(
    readonly rules: CountryRules,
    readonly rates: ReadRates,
    readonly limits: ReadSmsLimits,
    readonly purse: SmsPurse,
    readonly speakers: Speakers,
  ) {}
}

/**
 * Answers STOP, START and HELP where the country wants it: from the address they were sent to, by the route they came by, also to
 * who has just said STOP. It is a text like others: the account pays it, within its own bounds; without credits none leaves.
 */
@Injectable()
export class ConfirmKeyword {
  constructor(
    private readonly tools: ConfirmationTools,
    private readonly messages: SmsMessagesRepository,
    private readonly accepting: AcceptSms,
  ) {}

  /** Answers whether one leaves. As a worker, before the purse is locked. */
  async in(tx: Tx, scope: AccountScope, { keyword, number, address, routeId }: HeardKeyword): Promise<boolean> {
    const from = addressKind(address);
    if (from === null) return false;
    const recipient = await this.judgedIn(tx, scope, keyword, number);
    if (recipient === null) return false;
    const id = newId(tx.now);
    const items = [{ messageId: id, credits: recipient.credits }];
    if (!(await this.tools.purse.reserveIn(tx, scope, { items })).ok) return false;
    const wanted = { from, to: [number], text: recipient.text.text, kind: 'transactional' as const, sendAt: null };
    const origin = { sendId: newId(tx.now), campaignId: null, contacts: new Map(), confirms: keyword, routeId };
    await this.accepting.storeIn(tx, scope, wanted, [{ one: recipient, id }], origin);
    return true;
  }

  /** Null: the country wants no answer, there is no rate, it was said today, or the account's own bounds are reached. */
  private async judgedIn(tx: Tx, scope: AccountScope, keyword: Keyword, written: string) {
    const { rules, rates, limits, speakers } = this.tools;
    const parsed = parseNumber(written);
    if (!parsed.ok) return null;
    const { number, country } = parsed;
    const rule = (await rules.in(tx, [country])).get(country)!;
    if (!rule.confirms.includes(keyword)) return null;
    const since = addMs(tx.now, -ONCE_IN_MS);
    if (await this.messages.unscopedConfirmed(tx, scope, { number, keyword, since })) return null;
    const rate = (await rates.cardIn(tx, [country])).priceOf(country);
    if (rate === null) return null;
    const text = confirmationOf(keyword, rule.language, await speakers.in(tx, scope));
    const credits = timesCredits(rate.credits, text.parts.length);
    const { settings } = await limits.in(tx, scope);
    const use = { number, country, creditsMilli: Number(credits) };
    if ((await limits.countIn(tx, scope, settings, [use])).size > 0) return null;
    const judged: JudgedRecipient = { number, country, to: written, text, perPart: rate.credits, credits };
    return { ...judged, rule };
  }
}

/** Names cannot be answered; what can is somebody's number, written as senders are. */
function addressKind(address: string): string | null {
  const kind = senderKind(address);
  return kind === 'number' || kind === 'short_code' ? address : null;
}
