import { type WirePrefix } from '../../../kernel/ids.js';
import { ACCOUNT_EVENTS, type ToldEvent, TOLD_EVENTS } from './account-events.table.js';
import { MAIL_EXAMPLES, SMS_EXAMPLES } from './event-examples.table.js';
import { EVENT_WORDS, type FactForm } from './event-words.table.js';
import { MAIL_EVENT_TYPES, SMS_EVENT_TYPES } from './event-types.js';

const UUID = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

interface IdForm {
  type: 'string' | ['string', 'null'];
  pattern: string;
  examples: readonly string[];
}
/** One event as the API document shows it: a type, a sentence, and `data` as a schema or the name of one. */
interface DescribedEvent {
  type: string;
  summary: string;
  data: string | object;
  /** Where its example differs from that of `data`. */
  shows?: object;
}

const MAIL_WORDS: Record<(typeof MAIL_EVENT_TYPES)[number], string> = {
  accepted: 'A message was taken on for one recipient',
  held: 'A message waits for something that you can mend',
  deferred: 'A receiver asked to come again later',
  delivered: 'A receiver took the message',
  bounced: 'A message was refused for good',
  complained: 'The recipient reported the message as unwanted',
  opened: 'The message was opened',
  clicked: 'A link of the message was followed',
  unsubscribed: 'The recipient wants no more of this',
  suppressed: 'Nothing was sent, because the address is on the list of suppressions',
  expired: 'It could not be delivered in time',
  cancelled: 'It was called back before it left',
};
const SMS_WORDS: Record<(typeof SMS_EVENT_TYPES)[number], string> = {
  'sms.scheduled': 'A text waits for its time',
  'sms.queued': 'A text is about to be sent',
  'sms.deferred': 'A text is tried again later',
  'sms.submitted': 'A carrier took the text',
  'sms.buffered': 'The telephone is away; the carrier keeps the text',
  'sms.delivered': 'The text is on the telephone',
  'sms.expired': 'It could not be delivered in time',
  'sms.failed': 'It could not be delivered',
  'sms.rejected': 'It was refused',
  'sms.unknown': 'The carrier does not say what became of it',
  'sms.cancelled': 'It was called back before it left',
  'sms.sent_again': 'It went out once more, over another route',
};

/** Every event that a webhook can hear of, for the API document. */
export function toldEvents(): DescribedEvent[] {
  return [
    ...MAIL_EVENT_TYPES.map((type) => ({
      type,
      summary: MAIL_WORDS[type],
      data: 'EventView',
      shows: MAIL_EXAMPLES[type],
    })),
    ...SMS_EVENT_TYPES.map((type) => ({
      type,
      summary: SMS_WORDS[type],
      data: 'ToldSmsEventView',
      shows: SMS_EXAMPLES[type] ?? {},
    })),
    ...TOLD_EVENTS.map((name) => ({
      type: ACCOUNT_EVENTS[name].type,
      summary: EVENT_WORDS[name].summary,
      data: dataOf(name),
    })),
  ];
}

function dataOf(name: ToldEvent): object {
  const { type, facts } = ACCOUNT_EVENTS[name] as { type: string; facts: Record<string, WirePrefix | 'as it is'> };
  const plain = EVENT_WORDS[name].facts as Record<string, FactForm>;
  const forms = Object.entries(facts).map(([fact, form]) => [fact, form === 'as it is' ? plain[fact] : idForm(form)]);
  const properties = {
    id: { ...idForm('evt'), description: 'The same as `webhook-id`.' },
    type: { type: 'string', const: type },
    occurredAt: { type: 'string', format: 'date-time', examples: ['2026-03-01T10:00:00.000Z'] },
    accountId: idForm('acc'),
    ...Object.fromEntries(forms),
  };
  return { type: 'object', required: Object.keys(properties), properties };
}

/** A fact that its event does not have is told as null. */
function idForm(prefix: WirePrefix): IdForm {
  const isOptional = prefix === 'sms';
  return {
    type: isOptional ? ['string', 'null'] : 'string',
    pattern: `^${prefix}_[0-9a-f-]{36}$`,
    examples: [`${prefix}_${UUID}`],
  };
}
