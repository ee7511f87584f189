import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type AccountGate, AccountsFacade } from '../../../accounts/index.js';
import { type CountryRule, type Keyword, nextMarketingTime } from '../../country-rules/index.js';
import { SmsPurse } from '../../credits/index.js';
import { type Credits, formatCredits, sumOfCredits } from '../../rules/credits.js';
import { ReadSmsLimits } from '../../settings/index.js';
import { PRIORITY, STATE } from '../data/queue-words.js';
import { type NewMessage, SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsEventsRepository } from '../data/sms-events.repository.js';
import { SmsQueueRepository } from '../data/sms-queue.repository.js';
import type { SmsKind, SmsMessage } from '../data/sms-message.js';
import { smsMessagesProblems } from '../messages.errors.js';
import type { SmsStatus } from '../rules/message-states.js';
import { JudgeRecipients, type JudgedRecipient, type RefusedRecipient, type WantedTexts } from './judge-recipients.js';

/** A text that did not leave in this time is not wanted any more. */
const WAITS_AT_MOST_MS = 48 * HOUR_MS;
/** As long as bodies of mail are kept; what was said of a message stays with it. */
const TEXTS_KEPT_MS = 30 * DAY_MS;

export interface WantedSend extends WantedTexts {
  sendAt: Instant | null;
  /** The campaign that is tried with it. */
  testOf?: string;
}

/** How refusals are put into words. */
export type TellRefusal = (refused: RefusedRecipient) => object;

export type AcceptedSms = Pick<SmsMessage, 'id' | 'number' | 'country' | 'parts' | 'credits' | 'status'> & {
  to: string;
};

export interface SmsSend {
  id: string;
  messages: AcceptedSms[];
  refused: RefusedRecipient[];
  credits: Credits;
}

/** For whom messages are, beside an account. */
export interface SendOrigin {
  sendId: string;
  campaignId: string | null;
  /** By number. */
  contacts: ReadonlyMap<string, string>;
  /** It answers a keyword; whoever said STOP is told that it was heard. */
  confirms?: Keyword;
  /** The only route by which it may leave. */
  routeId?: string;
}

/** Where accepted messages are written. */
@Injectable()
export class AcceptanceStores {
  constructor(
    readonly messages: SmsMessagesRepository,
    readonly queue: SmsQueueRepository,
    readonly events: SmsEventsRepository,
    readonly purse: SmsPurse,
  ) {}
}

/** Takes texts: judged, counted, paid for out of the account's credits and put in line, all in one transaction (D-05). */
@Injectable()
export class AcceptSms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsFacade,
    private readonly judging: JudgeRecipients,
    private readonly limits: ReadSmsLimits,
    private readonly stores: AcceptanceStores,
  ) {}

  async run(scope: AccountScope, wanted: WantedSend, tell: TellRefusal, keep: BeforeCommit<SmsSend>): Promise<SmsSend> {
    await this.requireOpen(scope, wanted.kind);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const origin = { sendId: newId(tx.now), campaignId: null, contacts: new Map<string, string>() };
      const { accepted, refused } = await this.countedIn(tx, scope, wanted);
      if (accepted.length === 0)
        throw smsMessagesProblems.no_recipient_accepted({ extra: { refused: refused.map(tell) } });
      const needs = accepted.map((one) => ({ one, id: newId(tx.now) }));
      await this.payIn(tx, scope, wanted, needs);
      const messages = await this.storeIn(tx, scope, wanted, needs, origin);
      const send = {
        id: origin.sendId,
        messages,
        refused,
        credits: sumOfCredits(messages.map(({ credits }) => credits)),
      };
      await keep(tx, send);
      return send;
    });
  }

  /** Judged, and within what the account lets itself send; both of what is refused. */
  async countedIn(
    tx: Tx,
    scope: AccountScope,
    wanted: WantedTexts,
    lists: readonly string[] = [],
  ): Promise<{ accepted: (JudgedRecipient & { rule: CountryRule })[]; refused: RefusedRecipient[] }> {
    const { accepted, refused, limits, rules } = await this.judging.in(tx, scope, wanted);
    const uses = accepted.map(({ number, country, credits }) => ({
      number,
      country,
      creditsMilli: Number(credits),
      lists,
    }));
    const exceeded = await this.limits.countIn(tx, scope, limits.settings, uses);
    return {
      accepted: accepted
        .filter((_, place) => !exceeded.has(place))
        .map((one) => ({ ...one, rule: rules.get(one.country)! })),
      refused: [
        ...refused,
        ...accepted
          .filter((_, place) => exceeded.has(place))
          .map(({ to }): RefusedRecipient => ({ to, code: 'velocity_exceeded' })),
      ],
    };
  }

  /** What was reserved is in line, or both are not. */
  async storeIn(
    tx: Tx,
    scope: AccountScope,
    wanted: WantedSend,
    needs: readonly { one: JudgedRecipient & { rule: CountryRule }; id: string }[],
    origin: SendOrigin,
  ): Promise<AcceptedSms[]> {
    const texts = new Map(needs.map(({ one }) => [one.text.text, newId(tx.now)]));
    const rows = needs.map((need) => rowOf(need, wanted, texts, origin, scope, tx.now));
    const { messages, queue, events } = this.stores;
    const forgetAt = addMs(wanted.sendAt ?? tx.now, TEXTS_KEPT_MS);
    await messages.insertTexts(
      tx,
      scope,
      [...texts].map(([text, id]) => ({ id, text })),
      forgetAt,
    );
    await messages.insert(tx, scope, rows);
    await queue.insert(
      tx,
      rows.map((row) => ({ ...queueRowOf(row, tx.now), routeId: origin.routeId ?? null })),
    );
    await events.append(
      tx,
      rows.map(({ id, accountId, status, because }) => {
        return { accountId, messageId: id, type: status, part: null, because, code: null, routeId: null };
      }),
    );
    return rows.map((row, i) => ({ ...row, to: needs[i]!.one.to }));
  }

  private async payIn(
    tx: Tx,
    scope: AccountScope,
    { sendAt }: WantedSend,
    needs: readonly { one: JudgedRecipient; id: string }[],
  ): Promise<void> {
    const items = needs.map(({ one, id }) => ({ messageId: id, credits: one.credits }));
    const paid = await this.stores.purse.reserveIn(tx, scope, {
      items,
      ...(sendAt === null ? {} : { leavesAt: sendAt }),
    });
    if (paid.ok) return;
    const [needed, available] = [formatCredits(paid.needed), formatCredits(paid.available)];
    throw smsMessagesProblems.insufficient_sms_credits({ extra: { needed, available } });
  }

  private async requireOpen({ accountId }: AccountScope, kind: SmsKind): Promise<void> {
    const gate = (await this.accounts.gatesOf([accountId])).get(accountId);
    if (!gate || gate.closed) throw smsMessagesProblems.account_blocked({ extra: { blockIds: [] } });
    if (!gate.emailConfirmed) throw smsMessagesProblems.email_not_confirmed();
    const blockIds = blocksAgainst(gate, kind).map(({ id }) => wireId('blk', id));
    if (blockIds.length > 0) throw smsMessagesProblems.account_blocked({ extra: { blockIds } });
  }
}

/** Blocks of campaigns stop marketing, all others everything. */
export function blocksAgainst({ blocks }: AccountGate, kind: SmsKind): AccountGate['blocks'] {
  return blocks.filter(({ scope }) => scope !== 'campaigns' || kind === 'marketing');
}

function rowOf(
  { one, id }: { one: JudgedRecipient & { rule: CountryRule }; id: string },
  wanted: WantedSend,
  texts: ReadonlyMap<string, string>,
  { sendId, campaignId, contacts, confirms }: SendOrigin,
  { accountId }: AccountScope,
  now: Instant,
): NewMessage {
  const { number, country, credits, text } = one;
  const { kind, from: sender, sendAt, testOf } = wanted;
  return {
    id,
    accountId,
    sendId,
    campaignId,
    testOf: testOf ?? null,
    contactId: contacts.get(number) ?? null,
    number,
    country,
    sender,
    kind,
    confirms: confirms ?? null,
    textId: texts.get(text.text)!,
    encoding: text.encoding,
    parts: text.parts.length,
    credits,
    sendAt,
    createdAt: now,
    ...beginning(kind, one.rule, sendAt, now),
  };
}

/** How a message begins: at once, at its time, or when its country lets marketing in. */
function beginning(
  kind: SmsKind,
  { marketingHours }: CountryRule,
  sendAt: Instant | null,
  now: Instant,
): { status: SmsStatus; because: string | null; nextAttemptAt: Instant | null } {
  const isLater = sendAt !== null && sendAt > now;
  const start = isLater ? sendAt : now;
  const open = kind === 'marketing' && marketingHours !== null ? nextMarketingTime(marketingHours, start) : start;
  const at = open ?? addMs(start, WAITS_AT_MOST_MS);
  if (isLater) return { status: 'scheduled', because: at > start ? 'quiet_hours' : 'scheduled', nextAttemptAt: at };
  if (at > now) return { status: 'deferred', because: 'quiet_hours', nextAttemptAt: at };
  return { status: 'queued', because: null, nextAttemptAt: null };
}

function queueRowOf({ id, accountId, country, kind, status, nextAttemptAt }: NewMessage, now: Instant) {
  const waits = status === 'scheduled' ? STATE.scheduled : STATE.later;
  const state = status === 'queued' ? STATE.ready : waits;
  const expiresAt = addMs(nextAttemptAt ?? now, WAITS_AT_MOST_MS);
  return { messageId: id, accountId, country, priority: PRIORITY[kind], state, dueAt: nextAttemptAt, expiresAt };
}
