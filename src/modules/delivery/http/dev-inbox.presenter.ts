import { wireId } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import type { InboxEntry } from '../data/dev-inbox.js';
import type { InboxMailView } from './dev-inbox.dto.js';

export function presentInboxMail(entry: InboxEntry): InboxMailView {
  return {
    id: wireId('dlv', entry.id),
    receivedAt: toIso(entry.receivedAt),
    from: entry.from,
    to: entry.to,
    recipient: entry.recipient,
    mailFrom: entry.mailFrom,
    subject: entry.subject,
    notification: entry.notification,
    dkim: entry.signedBy,
  };
}
