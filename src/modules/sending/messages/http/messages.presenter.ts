import { wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { MessageRow, RecipientRow, StatusCounts } from '../../../spool/index.js';
import type { Explained } from '../use-cases/explain-waiting.query.js';
import { messageStatus } from '../rules/message-status.js';
import type { MessageView, RecipientView } from './messages.dto.js';

export function presentMessage(
  message: MessageRow,
  recipients: readonly RecipientRow[],
  counts: StatusCounts,
  explained: ReadonlyMap<string, Explained> = new Map(),
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
    recipients: recipients.map((recipient) => presentRecipient(recipient, explained.get(recipient.id))),
  };
}

function presentRecipient(recipient: RecipientRow, explained: Explained | undefined): RecipientView {
  const word = explained?.because ?? recipient.because;
  const because = word === 'nothing' ? null : word;
  return {
    id: wireId('dlv', recipient.id),
    email: recipient.email,
    type: recipient.kind,
    status: recipient.status,
    attempts: recipient.attempts,
    nextAttemptAt: isoOrNull(recipient.nextAttemptAt),
    because,
    waitingFor: explained?.waitingFor ?? null,
    heldReason: recipient.status === 'held' ? because : null,
    updatedAt: toIso(recipient.updatedAt),
  };
}
