import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { presentAttachment } from '../../attachments/index.js';
import { type BusinessCalendar, WEEKDAYS } from '../../calendar/index.js';
import type { ChannelJudgement, WindowOverride } from '../../channels/index.js';
import { presentPin } from '../../pin/index.js';
import { presentTicket, type Topic, TOPICS, type TopicRow } from '../../tickets/index.js';
import { hintsFor } from '../rules/draft-hints.js';
import { TOPIC_QUESTIONS } from '../rules/topic-questions.table.js';
import type { TicketWithFiles } from '../use-cases/open-support-ticket.js';
import type { SupportCenter } from '../use-cases/read-center.query.js';
import type { ChannelDto, SupportCenterDto, SupportHoursDto } from './center.dto.js';
import type { OpenedTicketDto, TopicDto, TopicQuestionDto, WindowOverrideDto } from './opening.dto.js';

export function presentOpened({ ticket, attachments }: TicketWithFiles, description: string): OpenedTicketDto {
  return {
    ...presentTicket(ticket),
    attachments: attachments.map(presentAttachment),
    hints: hintsFor(description),
    questions: questionsOf(ticket.topic, ticket.language),
  };
}

export function presentTopic(topic: Topic, language: Language): TopicDto {
  const row: TopicRow = TOPICS[topic];
  return {
    topic,
    title: textIn(row.title, language),
    writtenOnly: row.writtenOnly === true,
    needsPaidPlan: row.needsPaidPlan,
    questions: questionsOf(topic, language),
  };
}

export function presentCenter(center: SupportCenter, language: Language, publicUrl: string): SupportCenterDto {
  return {
    channels: center.channels.map((channel) => presentChannel(channel, center.phoneNumber)),
    ...(center.pin ? { pin: presentPin(center.pin) } : {}),
    openTickets: center.openTickets.map(presentTicket),
    topics: center.topics.map((topic) => presentTopic(topic, language)),
    articles: { search: `/v1/support/articles?lang=${language}&q=`, page: `${publicUrl}/help` },
  };
}

export function presentOverride({ ticketId, reason, overriddenAt }: WindowOverride): WindowOverrideDto {
  return { ticketId: wireId(WIRE_PREFIXES.ticket, ticketId), reason, overriddenAt: toIso(overriddenAt) };
}

function presentChannel(judged: ChannelJudgement, phoneNumber: string | null): ChannelDto {
  const { channel, allowed, openNow, byTicket } = judged;
  return {
    ...{ channel, allowed, openNow, byTicket },
    reasons: [...judged.reasons],
    warnings: [...judged.warnings],
    languages: [...judged.languages],
    hours: hoursOf(judged.calendar),
    nextOpening: isoOrNull(judged.nextOpening),
    ...(channel === 'phone' && phoneNumber !== null ? { number: phoneNumber } : {}),
  };
}

function hoursOf({ hours }: BusinessCalendar): SupportHoursDto {
  const weekly = WEEKDAYS.flatMap((weekday) => (hours.weekly[weekday] ?? []).map((block) => ({ weekday, ...block })));
  return { timezone: hours.zone, weekly };
}

function questionsOf(topic: Topic, language: Language): TopicQuestionDto[] {
  return TOPIC_QUESTIONS[topic].map(({ key, text }) => ({ key, text: textIn(text, language) }));
}
