import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { type Instant, instantOf, toIso } from '../../../src/kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../src/platform/database/tx.js';
import type { NaiveContact } from './naive-conditions.js';

/** Fields of the types that there are, and lists; answers the lists' ids on the wire. */
export async function furnish(tx: Tx, { accountId }: AccountScope, lists: number): Promise<string[]> {
  await tx.query(
    `insert into contact_fields (account_id, key, type, created_at, updated_at)
     select $1, x.key, x.type, now(), now()
       from (values ('city', 'text'), ('age', 'number'), ('vip', 'boolean'), ('born', 'date')) x (key, type)`,
    [accountId],
  );
  const ids = Array.from({ length: lists }, () => newId(tx.now));
  for (const [place, id] of ids.entries())
    await tx.query(
      `insert into lists (id, account_id, name, double_opt_in, token, created_at, updated_at)
       values ($1, $2, $3, false, $3, now(), now())`,
      [id, accountId, `List ${place}`],
    );
  return ids.map((id) => wireId('lst', id));
}

/** Contacts as they stand in the database, with their active memberships. */
export async function settle(tx: Tx, { accountId }: AccountScope, contacts: readonly NaiveContact[]): Promise<void> {
  const rows = contacts.map((contact) => ({
    id: contact.id,
    email: contact.email,
    phone: contact.phone,
    language: contact.language,
    fields: contact.fields,
    tags: contact.tags,
    consent: contact.mailConsent,
    created_at: iso(contact.createdAt),
    sent_at: iso(contact.lastSentAt),
    opened_at: iso(contact.lastOpenedAt),
    clicked_at: iso(contact.lastClickedAt),
  }));
  await tx.query(
    `insert into contacts (id, account_id, email, phone, language, fields, tags, mail_consent, created_at, updated_at, last_sent_at, last_opened_at, last_clicked_at)
     select r.id, $1, r.email, r.phone, r.language, r.fields, array(select jsonb_array_elements_text(r.tags)), r.consent,
            r.created_at, r.created_at, r.sent_at, r.opened_at, r.clicked_at
       from jsonb_to_recordset($2::jsonb) as r (id uuid, email text, phone text, language text, fields jsonb, tags jsonb, consent text,
            created_at timestamptz, sent_at timestamptz, opened_at timestamptz, clicked_at timestamptz)`,
    [accountId, JSON.stringify(rows)],
  );
  const members = contacts.flatMap(({ id, lists }) => lists.map((list) => ({ id, list: parseWireId('lst', list) })));
  await tx.query(
    `insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
     select $1, m.list, m.id, 'active', now(), now() from jsonb_to_recordset($2::jsonb) as m (id uuid, list uuid)`,
    [accountId, JSON.stringify(members)],
  );
}

function iso(at: number | null): string | null {
  return at === null ? null : toIso(instantOf(at));
}

export function contactIds(count: number, now: Instant): string[] {
  return Array.from({ length: count }, () => newId(now)).sort();
}
