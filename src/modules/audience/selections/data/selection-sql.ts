import type { Instant } from '../../../../kernel/time/instant.js';
import { ConditionCompiler, requiredLists, SqlParameters, stepSql } from '../../segments/index.js';
import type { Circle, Selection, SelectionChannel } from '../rules/selection.js';

export interface Statement {
  text: string;
  values: unknown[];
}

/** What keeps a contact from being written to, whatever it was chosen by. */
const REACHABLE: Readonly<Record<SelectionChannel, string>> = {
  email: `c.mail_consent <> 'withdrawn'`,
  sms: `c.phone is not null and c.sms_consent <> 'withdrawn'`,
};
const CONSENT: Readonly<Record<SelectionChannel, string>> = { email: 'c.mail_consent', sms: 'c.sms_consent' };

const COLUMNS = `c.email, c.phone, c.fields::text as fields, c.language, c.time_zone,
  case when jsonb_typeof(c.fields -> 'name') = 'string' then nullif(c.fields ->> 'name', '') end as name`;

/** A step over the contacts after `$2`: `$3` are looked at, `$4` answered. */
export function pageStep(
  selection: Selection,
  accountId: string,
  channel: SelectionChannel,
  step: { after: string; size: number; limit: number },
): Statement {
  const parameters = new SqlParameters(accountId, step.after, step.size, step.limit);
  const compiler = new ConditionCompiler(parameters, momentOf(selection), 'probed');
  const lists = listsOfAll(selection.wanted);
  const where = whereOf(selection, channel, compiler, lists !== null);
  const source = lists === null ? everybody() : onLists(lists, parameters);
  const text = stepSql({ ...source, columns: COLUMNS, where, order: 'asc' });
  return { text, values: parameters.values };
}

/** Who is meant and may be written to, of contacts that are known already, and if `onLists` known to be on one of the lists. */
function whereOf(
  { wanted, excluded }: Selection,
  channel: SelectionChannel,
  compiler: ConditionCompiler,
  onLists: boolean,
): string {
  const { parameters } = compiler;
  const fulfilled = wanted.conditions.map((tree) => `(${CONSENT[channel]} <> 'pending' and ${compiler.where(tree)})`);
  const isMember = onLists && fulfilled.length === 0 ? ['true'] : memberOf(wanted.lists, parameters);
  const chosen = [...isMember, ...fulfilled];
  const out = [...memberOf(excluded.lists, parameters), ...excluded.conditions.map((tree) => compiler.where(tree))];
  return [REACHABLE[channel], `(${chosen.join(' or ')})`, ...out.map((one) => `(${one}) is not true`)].join(' and ');
}

/** Of some contacts, named by their ids or by their addresses. */
export type Some = { contactIds: readonly string[] } | { emails: readonly string[] };

/** Those of them who are meant and may be written to. */
export function amongStatement(
  selection: Selection,
  accountId: string,
  channel: SelectionChannel,
  some: Some,
): Statement {
  const { parameters, where } = judged(selection, accountId, channel);
  const these =
    'emails' in some
      ? `c.email = any (${parameters.add(some.emails, 'text[]')})`
      : `c.id = any (${parameters.add(some.contactIds, 'uuid[]')})`;
  return {
    text: `select c.id, ${COLUMNS} from contacts c where c.account_id = $1 and ${these} and ${where} order by c.id`,
    values: parameters.values,
  };
}

function judged(
  selection: Selection,
  accountId: string,
  channel: SelectionChannel,
): { parameters: SqlParameters; where: string } {
  const parameters = new SqlParameters(accountId);
  const compiler = new ConditionCompiler(parameters, momentOf(selection), 'probed');
  return { parameters, where: whereOf(selection, channel, compiler, false) };
}

/** Lists that everybody of the circle is on one of; null when there are others too. */
function listsOfAll({ lists, conditions }: Circle): string[] | null {
  const required = conditions.map(requiredLists);
  return required.every((one) => one !== null) ? [...new Set([...lists, ...required.flat()])] : null;
}

function everybody(): { with: string; ids: string; from: string } {
  return {
    with: `candidates as materialized (
      select c.* from contacts c where c.account_id = $1 and c.id > $2 order by c.id limit $3)`,
    ids: 'candidates',
    from: 'candidates',
  };
}

/** Each list is read along its key as far as the step goes; who is on several is met once. */
function onLists(lists: readonly string[], parameters: SqlParameters): { with: string; ids: string; from: string } {
  const each = lists.map(
    (list) => `(select m.contact_id as id from list_members m
      where m.account_id = $1 and m.list_id = ${parameters.add(list, 'uuid')} and m.status = 'active' and m.contact_id > $2
      order by m.contact_id limit $3)`,
  );
  return {
    with: `ids as materialized (select id from (${each.join(' union all ')}) u group by id order by id limit $3),
      candidates as materialized (
        select c.* from ids cross join lateral (
          select * from contacts k where k.account_id = $1 and k.id = ids.id offset 0) c)`,
    ids: 'ids',
    from: 'candidates',
  };
}

/** One look into the memberships of a contact for any number of lists. */
function memberOf(lists: readonly string[], parameters: SqlParameters): string[] {
  if (lists.length === 0) return [];
  return [
    `exists (select 1 from list_members m where m.account_id = $1 and m.contact_id = c.id
       and m.list_id = any (${parameters.add(lists, 'uuid[]')}) and m.status = 'active' offset 0)`,
  ];
}

/** Everybody of a selection at once, by what becomes of him. */
export function countStatement(selection: Selection, accountId: string, channel: SelectionChannel): Statement {
  const parameters = new SqlParameters(accountId);
  const compiler = new ConditionCompiler(parameters, momentOf(selection));
  const { wanted, excluded } = selection;
  const conditions = wanted.conditions.map((tree) => `(${compiler.where(tree)}) is true`);
  const out = [
    ...excluded.conditions.map((tree) => `(${compiler.where(tree)}) is not true`),
    ...notOn(excluded.lists, compiler),
  ];
  const on = standing(wanted.lists, parameters, conditions.length > 0);
  const chosen = [on.isAny, ...conditions].join(' or ');
  const text = `with chosen as (
      select ${CONSENT[channel]} as consent, ${channel === 'sms' ? 'c.phone is not null' : 'true'} as has_address,
             ${on.active} as active, ${['0', ...conditions.map((one) => `(${one})::int`)].join(' + ')} as fulfilled,
             ${on.pending} as pending
        from contacts c ${on.joins} ${compiler.joins}
       where ${['c.account_id = $1', `(${chosen})`, ...out].join(' and ')}),
    judged as (
      select active + case when consent = 'pending' then 0 else fulfilled end as ways, consent, has_address, pending,
             fulfilled > 0 and consent = 'pending' as unproved
        from chosen)
    select count(*) filter (where ways > 0 and consent <> 'withdrawn' and has_address)::int as recipients,
           count(*) filter (where has_address and (consent = 'withdrawn' or (ways = 0 and not pending and not unproved)))::int as unsubscribed,
           count(*) filter (where has_address and consent <> 'withdrawn' and ways = 0 and (pending or unproved))::int as unconfirmed,
           coalesce(sum(ways - 1) filter (where ways > 1 and consent <> 'withdrawn' and has_address), 0)::int as duplicate
      from judged`;
  return { text, values: parameters.values };
}

/** How a contact stands with some lists together: on how many he is, and whether he has still to confirm one. */
interface Standing {
  joins: string;
  isAny: string;
  active: string;
  pending: string;
}

/** More joins than these are not looked through by the planner. */
const MOST_JOINED = 4;

/**
 * Where all contacts are looked at anyway, each of a few lists is joined, and nobody's memberships are grouped first. Where they
 * are looked at by their lists, members are grouped first, so that a small list is not joined to a million contacts.
 */
function standing(lists: readonly string[], parameters: SqlParameters, isOfAll: boolean): Standing {
  if (lists.length !== 1 && !(isOfAll && lists.length <= MOST_JOINED)) return grouped(lists, parameters, isOfAll);
  const names = lists.map((_, n) => `l${n}`);
  const joins = lists.map(
    (list, n) => `${isOfAll ? 'left ' : ''}join list_members l${n} on l${n}.account_id = $1
       and l${n}.list_id = ${parameters.add(list, 'uuid')} and l${n}.contact_id = c.id`,
  );
  const any = (of: (name: string) => string): string =>
    names.length === 0 ? 'false' : `(${names.map(of).join(' or ')})`;
  return {
    joins: joins.join(' '),
    isAny: any((name) => `${name}.contact_id is not null`),
    active: ['0', ...names.map((name) => `(${name}.status is not distinct from 'active')::int`)].join(' + '),
    pending: any((name) => `${name}.status is not distinct from 'pending'`),
  };
}

function grouped(lists: readonly string[], parameters: SqlParameters, isOfAll: boolean): Standing {
  return {
    joins: `${isOfAll ? 'left ' : ''}join (
      select m.contact_id, (count(*) filter (where m.status = 'active'))::int as active, bool_or(m.status = 'pending') as pending
        from list_members m where m.account_id = $1 and m.list_id = any (${parameters.add(lists, 'uuid[]')}) group by m.contact_id) on_lists
      on on_lists.contact_id = c.id`,
    isAny: 'on_lists.contact_id is not null',
    active: 'coalesce(on_lists.active, 0)',
    pending: 'coalesce(on_lists.pending, false)',
  };
}

/** Of a few lists those joins that conditions have as well. */
function notOn(lists: readonly string[], compiler: ConditionCompiler): string[] {
  if (lists.length <= MOST_JOINED) return lists.map((list) => compiler.noMembership(list));
  return [
    `not exists (select 1 from list_members b where b.account_id = $1 and b.contact_id = c.id
      and b.list_id = any (${compiler.parameters.add(lists, 'uuid[]')}) and b.status = 'active')`,
  ];
}

function momentOf({ asOf, zone }: Selection): { now: Instant; zone: string } {
  return { now: asOf as Instant, zone };
}
