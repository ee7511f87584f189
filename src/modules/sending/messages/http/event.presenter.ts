import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { MailEventRow } from '../../../spool/index.js';
import type { EventView } from './events.dto.js';

/** An event as everybody reads it: in the feed, in the life of its message, in a webhook. */
export function presentEvent(event: MailEventRow): EventView {
  const { detail } = event;
  return {
    id: wireId('evt', event.id),
    sequence: event.sequence,
    type: event.type,
    occurredAt: toIso(event.at),
    messageId: wireId('msg', event.messageId),
    deliveryId: wireId('dlv', event.deliveryId),
    recipient: event.recipient,
    attempt: event.attempt,
    host: detail.host ?? null,
    ip: detail.ip ?? null,
    sourceIp: detail.sourceIp ?? null,
    tls: detail.tls ?? null,
    code: detail.code ?? null,
    enhancedCode: detail.enhancedCode ?? null,
    text: detail.text ?? null,
    class: detail.class ?? null,
    url: textOrNull(detail['url']),
    userAgent: textOrNull(detail['userAgent']),
    machineLikely: typeof detail['machineLikely'] === 'boolean' ? detail['machineLikely'] : null,
    ambiguousRetry: detail.ambiguousRetry ?? false,
    sandbox: detail.sandbox ?? false,
    tags: event.tags,
    customId: event.customId,
    campaignId: event.campaignId === null ? null : wireId('cmp', event.campaignId),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
