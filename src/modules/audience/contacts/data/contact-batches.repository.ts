import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import { plainArray, textArray } from '../../../../platform/database/array-literals.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ContactConsent } from '../rules/consent-state.js';
import { type FieldChanges, MAX_FIELDS_BYTES } from '../rules/field-values.js';
import { MAX_TAGS } from '../rules/tags.js';

/** A contact as a batch writes it. What is undefined stays as it is; null takes away; tags are added. */
export interface BatchContact {
  email: string;
  phone?: string | null;
  fields?: FieldChanges;
  tags?: readonly string[];
  language?: string | null;
  timeZone?: string | null;
}

export interface BatchConsents {
  mail: ContactConsent;
  sms: ContactConsent;
}

/** Refused when it would have more tags or larger fields than a contact may. */
export interface BatchUpdate {
  id: string;
  email: string;
  refused: 'tags' | 'fields' | null;
}

export interface ContactTags {
  contactId: string;
  tags: readonly string[];
}

/** Contacts by the thousand, in a few statements. Rows are always locked in the order of their addresses. */
@Injectable()
export class ContactBatches {
  /** `columns` are those of so many contacts. Answers those that were not there; by address. */
  async insertIn(
    tx: Tx,
    { accountId }: AccountScope,
    columns: readonly string[],
    count: number,
    consents: BatchConsents,
  ): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; email: string }>(INSERT, [
      accountId,
      toDate(tx.now),
      plainArray(Array.from({ length: count }, () => newId(tx.now))),
      ...columns,
      consents.mail,
      consents.sms,
    ]);
    return new Map(rows.map(({ id, email }) => [email, id]));
  }

  /** Answers those that are there, changed or not. */
  async updateIn(tx: Tx, { accountId }: AccountScope, contacts: readonly BatchContact[]): Promise<BatchUpdate[]> {
    if (contacts.length === 0) return [];
    const has = (name: 'phone' | 'language' | 'timeZone'): string =>
      plainArray(contacts.map((contact) => contact[name] !== undefined));
    return tx.query<BatchUpdate>(UPDATE, [
      accountId,
      toDate(tx.now),
      ...columnsOf(contacts),
      has('phone'),
      has('language'),
      has('timeZone'),
      MAX_TAGS,
      MAX_FIELDS_BYTES,
    ]);
  }

  async idsIn(tx: Tx, { accountId }: AccountScope, emails: readonly string[]): Promise<Map<string, string>> {
    if (emails.length === 0) return new Map();
    const rows = await tx.query<{ id: string; email: string }>(
      'select id, email from contacts where account_id = $1 and email = any ($2::text[])',
      [accountId, textArray(emails)],
    );
    return new Map(rows.map(({ id, email }) => [email, id]));
  }

  /** Adds the rows by which tags are found, in the order of their index. */
  async addTagsIn(
    tx: Tx,
    { accountId }: AccountScope,
    contacts: readonly ContactTags[],
    which: 'new' | 'perhaps there',
  ): Promise<void> {
    if (contacts.length === 0) return;
    const pairs = contacts.flatMap(({ contactId, tags }) => tags.map((tag) => [tag, contactId] as const));
    await tx.query(
      `insert into contact_tags (account_id, tag, contact_id)
       select $1, x.tag, x.contact_id from unnest($2::text[], $3::uuid[]) x (tag, contact_id) order by x.tag, x.contact_id
       ${which === 'new' ? '' : 'on conflict do nothing'}`,
      [accountId, textArray(pairs.map(([tag]) => tag)), plainArray(pairs.map(([, contactId]) => contactId))],
    );
  }
}

/** As the statements take them. Fields are one array of JSON: they are full of quotes, and each would have to be escaped. */
export function columnsOf(contacts: readonly BatchContact[]): string[] {
  return [
    textArray(contacts.map(({ email }) => email)),
    textArray(contacts.map(({ phone }) => phone ?? null)),
    `[${contacts.map(({ fields }) => (fields === undefined ? '{}' : JSON.stringify(fields))).join()}]`,
    textArray(contacts.map(({ tags = [] }) => (tags.length === 0 ? '{}' : textArray(tags)))),
    textArray(contacts.map(({ language }) => language ?? null)),
    textArray(contacts.map(({ timeZone }) => timeZone ?? null)),
  ];
}

/** The columns of `columnsOf`, from the parameter of this number on. */
const given = (n: number): string =>
  `unnest($${n}::text[]), unnest($${n + 1}::text[]), json_array_elements($${n + 2}::json), unnest($${n + 3}::text[]),
       unnest($${n + 4}::text[]), unnest($${n + 5}::text[])`;

const INSERT = `insert into contacts (id, account_id, email, phone, fields, tags, language, time_zone, mail_consent, sms_consent, created_at, updated_at)
  select x.id, $1, x.email, x.phone, jsonb_strip_nulls(x.fields::jsonb), x.tags::text[], x.language, x.time_zone, $10, $11, $2, $2
    from rows from (unnest($3::uuid[]), ${given(4)}) as x (id, email, phone, fields, tags, language, time_zone)
   order by x.email collate "C"
  on conflict (account_id, email) do nothing
  returning id, email`;

/** A contact that stays as it was is not written: nobody's copy of it is out of date. */
const UPDATE = `with given as materialized (
    select x.email, x.phone, x.fields::jsonb as fields, x.tags::text[] as tags, x.language, x.time_zone, x.has_phone, x.has_language, x.has_zone
      from rows from (${given(3)}, unnest($9::boolean[]), unnest($10::boolean[]), unnest($11::boolean[]))
           as x (email, phone, fields, tags, language, time_zone, has_phone, has_language, has_zone)),
  locked as materialized (
    select c.id, c.email, c.phone, c.fields, c.tags, c.language, c.time_zone from contacts c
     where c.account_id = $1 and c.email = any ($3::text[]) order by c.email for update),
  wanted as materialized (
    select l.id, l.email,
           case when g.has_phone then g.phone else l.phone end as phone,
           jsonb_strip_nulls(l.fields || g.fields) as fields,
           case g.tags when '{}' then l.tags else array(
             select t.tag collate "C" from (select unnest(l.tags) union select unnest(g.tags)) t (tag)
              order by 1) end as tags,
           case when g.has_language then g.language else l.language end as language,
           case when g.has_zone then g.time_zone else l.time_zone end as time_zone,
           l.phone as old_phone, l.fields as old_fields, l.tags as old_tags, l.language as old_language, l.time_zone as old_zone
      from locked l join given g on g.email = l.email),
  judged as materialized (
    select w.*, case when cardinality(w.tags) > $12 then 'tags'
                     when w.fields <> w.old_fields and octet_length(w.fields::text) > $13 then 'fields' end as refused
      from wanted w),
  changed as (
    update contacts c set phone = j.phone, fields = j.fields, tags = j.tags, language = j.language, time_zone = j.time_zone,
           version = c.version + 1, updated_at = $2
      from judged j
     where c.account_id = $1 and c.id = j.id and j.refused is null
       and (j.phone, j.fields, j.tags, j.language, j.time_zone)
           is distinct from (j.old_phone, j.old_fields, j.old_tags, j.old_language, j.old_zone))
  select j.id, j.email, j.refused from judged j`;
