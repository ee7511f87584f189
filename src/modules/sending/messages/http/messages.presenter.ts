import { wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { MailEventRow, MessageRow, RecipientRow, StatusCounts } from '../../../spool/index.js';
import { messageStatus } from '../rules/message-status.js';
import type { EventView } from './events.dto.js';
import type { MessageView, RecipientView } from './messages.dto.js';

export function presentMessage(
  message: MessageRow,
  recipients: readonly RecipientRow[],
  counts: StatusCounts,
): MessageView {
  return {
    id: wireId('msg', message.id),
    status: messageStatus(counts),
    createdAt: toIso(message.createdAt),
    from: { email: message.fromEmail },
    subject: message.subject,
    stream: message.marketing ? 'marketing' : 'transactional',
    tags: message.tags,
    customId: message.customId,
    sendAt: isoOrNull(message.sendAt),
    expiresAt: isoOrNull(message.expiresAt),
    sandbox: message.sandbox,
    sizeBytes: message.sizeBytes,
    messageIdHeader: message.messageIdHeader,
    recipientCount: message.recipientCount,
    recipients: recipients.map(presentRecipient),
  };
}

function presentRecipient(recipient: RecipientRow): RecipientView {
  const because = recipient.because === 'nothing' ? null : recipient.because;
  return {
    id: wireId('dlv', recipient.id),
    email: recipient.email,
    type: recipient.kind,
    status: recipient.status,
    attempts: recipient.attempts,
    nextAttemptAt: isoOrNull(recipient.nextAttemptAt),
    because,
    heldReason: recipient.status === 'held' ? because : null,
    updatedAt: toIso(recipient.updatedAt),
  };
}

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
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
