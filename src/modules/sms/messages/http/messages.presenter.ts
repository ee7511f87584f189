import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { Language } from '../../../../kernel/texts.js';
import { formatCredits, sumOfCredits } from '../../rules/credits.js';
import type { SmsEvent } from '../data/sms-message.js';
import { REFUSALS } from '../rules/refusal-texts.table.js';
import { SMS_STATUSES } from '../rules/message-states.js';
import type { SmsSend } from '../use-cases/accept-sms.js';
import type { RefusedRecipient } from '../use-cases/judge-recipients.js';
import type { SmsWithWaiting, WholeSms } from '../use-cases/read-sms.query.js';
import type { SmsMessageView, SmsOfSendView, SmsSendView, WholeSmsView } from './messages.dto.js';

export function presentSend({ id, messages, refused, credits }: SmsSend, language: Language): SmsSendView {
  return {
    id: wireId('sms', id),
    messages: messages.map(({ id: messageId, number, country, parts, credits: each, status }) => ({
      id: wireId('sms', messageId),
      to: number,
      country,
      parts,
      credits: formatCredits(each),
      status,
    })),
    refused: refused.map((one) => presentRefused(one, language)),
    credits: formatCredits(credits),
  };
}

export function presentRefused({ to, code }: RefusedRecipient, language: Language): SmsSendView['refused'][number] {
  return { to, code, message: REFUSALS[code][language], credits: '0' };
}

export function presentSms({ message, hindrance }: SmsWithWaiting): SmsMessageView {
  const {
    id,
    sendId,
    campaignId,
    testOf,
    number,
    country,
    sender,
    kind,
    encoding,
    parts,
    status,
    charge,
    code,
    confirms,
  } = message;
  return {
    id: wireId('sms', id),
    sendId: wireId('sms', sendId),
    campaignId: campaignId === null ? null : wireId(WIRE_PREFIXES.campaign, campaignId),
    testOf: testOf === null ? null : wireId(WIRE_PREFIXES.campaign, testOf),
    from: sender,
    to: number,
    country,
    kind,
    confirms,
    encoding,
    parts,
    credits: formatCredits(message.credits),
    charged: formatCredits(message.charged),
    charge,
    status,
    because: hindrance?.because ?? message.because,
    nextAttemptAt: isoOrNull(hindrance?.nextAttemptAt ?? message.nextAttemptAt),
    code,
    sendAt: isoOrNull(message.sendAt),
    createdAt: toIso(message.createdAt),
    submittedAt: isoOrNull(message.submittedAt),
    finishedAt: isoOrNull(message.finishedAt),
  };
}

export function presentWhole(whole: WholeSms): WholeSmsView {
  const { text, events, routeNames } = whole;
  return { ...presentSms(whole), text, events: events.map((event) => presentSmsEvent(event, routeNames)) };
}

export function presentOfSend(sendId: string, all: readonly SmsWithWaiting[]): SmsOfSendView {
  const statuses = all.map(({ message }) => message.status);
  return {
    id: wireId('sms', sendId),
    status: SMS_STATUSES.find((status) => statuses.includes(status)) ?? 'unknown',
    credits: formatCredits(sumOfCredits(all.map(({ message }) => message.credits))),
    messages: all.map(presentSms),
  };
}

function presentSmsEvent({ id, type, at, part, because, code, routeId }: SmsEvent, names: ReadonlyMap<string, string>) {
  const route = routeId === null ? null : (names.get(routeId) ?? null);
  return { id: wireId('evt', id), type, at: toIso(at), part, because, code, route };
}
