import type { ContactActivity } from '../../../audience/index.js';
import type { EventTypeName, MailEventRow } from '../../../spool/index.js';

/** Events that say something about a contact; the others are not even read. */
export const TELLING: readonly EventTypeName[] = ['delivered', 'opened', 'clicked', 'unsubscribed', 'complained'];

/**
 * What an event says about the contact with its recipient's address; null when nothing. What a machine opened or followed was nobody's
 * interest.
 */
export function activityOf({ accountId, recipient, type, at, detail }: MailEventRow): ContactActivity | null {
  if (recipient === '' || detail.sandbox === true) return null;
  const activity = { accountId, email: recipient, sentAt: null, openedAt: null, clickedAt: null, withdrawn: null };
  const byMachine = detail.machineLikely === true;
  if (type === 'delivered') return { ...activity, sentAt: at };
  if (type === 'opened') return byMachine ? null : { ...activity, openedAt: at };
  // Who follows a link has the mail open, whether its pictures were shown or not.
  if (type === 'clicked') return byMachine ? null : { ...activity, openedAt: at, clickedAt: at };
  if (type === 'complained') return { ...activity, withdrawn: { at, source: 'complaint' } };
  if (type !== 'unsubscribed') return null;
  return {
    ...activity,
    withdrawn: { at, source: detail.by === 'preferences' ? 'preference_page' : 'unsubscribe_link' },
  };
}
