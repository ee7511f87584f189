import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import type { Language } from '../../../kernel/texts.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import { SmsPurse } from '../credits/index.js';
import { type Credits, sumOfCredits } from '../rules/credits.js';
import type { RefusalCode } from './rules/refusal-texts.table.js';
import { presentRefused } from './http/messages.presenter.js';
import { AcceptSms, type SmsSend } from './use-cases/accept-sms.js';
import { CancelSms } from './use-cases/cancel-sms.js';
import { JudgeRecipients } from './use-cases/judge-recipients.js';

export interface SmsPage {
  campaignId: string;
  from: string;
  text: string;
  /** At most 5,000; of one number only the first. `text`: what he is told instead. */
  recipients: readonly { contactId: string; number: string; text?: string }[];
  smartEncoding?: boolean;
  /** The campaign's lists: what it takes counts against the cap of each. */
  lists?: readonly string[];
}

export interface SmsTrial {
  campaignId: string;
  from: string;
  text: string;
  to: readonly string[];
}

export interface AcceptedSmsPage {
  accepted: { contactId: string; messageId: string; parts: number; credits: Credits }[];
  refused: { contactId: string; code: RefusalCode }[];
  /** The account has not credits enough for the page: nothing of it was taken. */
  short: { needed: Credits; available: Credits } | null;
}

export interface SmsPageEstimate {
  recipients: number;
  parts: number;
  credits: Credits;
  refused: { to: string; code: RefusalCode }[];
}

const MARKETING = 'marketing' as const;

/** Texts of campaigns: marketing to many, page by page, in the transaction of whoever pages. As a worker. */
@Injectable()
export class SmsCampaigns {
  constructor(
    private readonly accepting: AcceptSms,
    private readonly purse: SmsPurse,
    private readonly cancelling: CancelSms,
    private readonly judging: JudgeRecipients,
  ) {}

  async acceptPageIn(tx: Tx, scope: AccountScope, page: SmsPage): Promise<AcceptedSmsPage> {
    const { campaignId, from, text, recipients, smartEncoding, lists = [] } = page;
    const to = recipients.map(({ number }) => number);
    const wanted = { from, to, text, texts: textsOf(page), kind: MARKETING, smartEncoding, sendAt: null };
    const { accepted, refused } = await this.accepting.countedIn(tx, scope, wanted, lists);
    const byWriting = new Map([...recipients].reverse().map(({ number, contactId }) => [number, contactId]));
    const outcome: AcceptedSmsPage = {
      accepted: [],
      refused: refused.map(({ to: number, code }) => ({ contactId: byWriting.get(number)!, code })),
      short: null,
    };
    if (accepted.length === 0) return outcome;
    const needs = accepted.map((one) => ({ one, id: newId(tx.now) }));
    const items = needs.map(({ one, id }) => ({ messageId: id, credits: one.credits }));
    const paid = await this.purse.reserveIn(tx, scope, { items });
    if (!paid.ok) return { ...outcome, short: { needed: paid.needed, available: paid.available } };
    const contacts = new Map(accepted.map(({ number, to: written }) => [number, byWriting.get(written)!]));
    const origin = { sendId: newId(tx.now), campaignId, contacts };
    const messages = await this.accepting.storeIn(tx, scope, wanted, needs, origin);
    const taken = messages.map(({ id, number, parts, credits }) => {
      return { contactId: contacts.get(number)!, messageId: id, parts, credits };
    });
    return { ...outcome, accepted: taken };
  }

  /** What a page would cost and whom it would not go to, by the judgement of the page itself. Takes nothing. */
  async estimateIn(tx: Tx, scope: AccountScope, page: Omit<SmsPage, 'campaignId'>): Promise<SmsPageEstimate> {
    const { from, text, recipients, smartEncoding } = page;
    const to = recipients.map(({ number }) => number);
    const { accepted, refused } = await this.judging.in(tx, scope, {
      from,
      to,
      text,
      texts: textsOf(page),
      kind: MARKETING,
      smartEncoding,
    });
    const parts = accepted.reduce((sum, one) => sum + one.text.parts.length, 0);
    return { recipients: accepted.length, parts, credits: sumOfCredits(accepted.map((one) => one.credits)), refused };
  }

  /**
   * A campaign's text on a few numbers, as its readers there would get it: a send like any other, of which no report knows.
   *
   * @throws 402 `insufficient_sms_credits`, 403 `account_blocked`, `email_not_confirmed`, 422 `no_recipient_accepted`
   */
  tryOut(
    scope: AccountScope,
    { campaignId, from, text, to }: SmsTrial,
    language: Language,
    keep: BeforeCommit<SmsSend>,
  ): Promise<SmsSend> {
    const wanted = { from, to, text, kind: MARKETING, sendAt: null, testOf: campaignId };
    return this.accepting.run(scope, wanted, (one) => presentRefused(one, language), keep);
  }

  /** What the account can spend now. */
  availableIn(tx: Tx, scope: AccountScope): Promise<Credits> {
    return this.purse.availableIn(tx, scope);
  }

  /** What of a campaign no carrier was given; some at a time, answers how many. */
  cancelIn(tx: Tx, scope: AccountScope, campaignId: string): Promise<number> {
    return this.cancelling.ofCampaignIn(tx, scope, campaignId);
  }
}

/** Of several for one number that of the first. */
function textsOf({ recipients }: Pick<SmsPage, 'recipients'>): ReadonlyMap<string, string> {
  return new Map([...recipients].reverse().flatMap(({ number, text }) => (text === undefined ? [] : [[number, text]])));
}
