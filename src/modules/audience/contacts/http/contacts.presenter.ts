import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { ContactWithLists } from '../use-cases/contact-with-lists.js';
import type { ContactView } from './contacts.dto.js';

export function presentContact({ contact, memberships }: ContactWithLists): ContactView {
  const { id, email, phone, fields, tags, language, timeZone } = contact;
  const lists = memberships.map(({ listId, name, status, since }) => ({
    listId: wireId(WIRE_PREFIXES.list, listId),
    name,
    status,
    since: toIso(since as Instant),
  }));
  return {
    id: wireId(WIRE_PREFIXES.contact, id),
    email,
    phone,
    fields,
    tags,
    language,
    timeZone,
    lists: lists.filter(({ status }) => status === 'active').map(({ listId }) => listId),
    memberships: lists,
    consent: { mail: contact.mailConsent, sms: contact.smsConsent },
    createdAt: toIso(contact.createdAt),
    updatedAt: toIso(contact.updatedAt),
    lastSentAt: isoOrNull(contact.lastSentAt),
    lastOpenedAt: isoOrNull(contact.lastOpenedAt),
    lastClickedAt: isoOrNull(contact.lastClickedAt),
  };
}
