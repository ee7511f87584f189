import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../../src/kernel/ids.js';
import { addMs, HOUR_MS, MINUTE_MS, toIso } from '../../../src/kernel/time/instant.js';
import { CountStats } from '../../../src/modules/sending/stats/use-cases/count-stats.js';
import { StatsHoursRepository } from '../../../src/modules/sending/stats/data/stats-hours.repository.js';
import { EVENT_TYPE } from '../../../src/modules/spool/index.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { eventually } from '../../support/eventually.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { Buying } from '../../scenarios/buying-steps.js';
import {
  closeAccount,
  downloadZip,
  finishedExport,
  linesOf,
  newCustomer,
  purged,
  requestExport,
  uuidOf,
} from '../accounts/leaving-world.js';
import { type Happening, happening, MAILS, naive, type StatsBody, totalsOf } from './stats-steps.js';

/** The log is read up to the oldest transaction of the whole server, and other tests of the run write a million rows in one. */
const PATIENCE_MS = 150_000;

describe('counting', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const query = async <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
    (await world.app.get(HotPool).query(sql, params)).rows as T[];
  const counting = () => world.app.get(CountStats, { strict: false });

  /** Until all that was written before is counted, whoever counts it. */
  const counted = async (pageSize?: number): Promise<void> => {
    const [end] = await query<{ last: number }>(
      'select last_value - (not is_called)::int as last from mail_event_numbers',
    );
    await eventually(
      'all is counted',
      async () => {
        await counting().run(pageSize);
        const [at] = await query<{ sequence: number }>(`select sequence from mail_event_cursors where name = 'stats'`);
        return (at?.sequence ?? 0) >= end!.last;
      },
      PATIENCE_MS,
    );
  };

  async function mailOf(account: string, mail: { tags: string[]; class: number; from: string; to: string }) {
    const [message, delivery] = [newId(world.now()), newId(world.now())];
    await query(
      `insert into messages (id, account_id, created_at, class, source, from_email, message_id_header, size_bytes, recipient_count, tags, egress)
       values ($1, $2, now(), $3, 0, $4, 'm', 1, 1, $5, 'none')`,
      [message, account, mail.class, mail.from, mail.tags],
    );
    await query(
      `insert into deliveries (id, message_id, account_id, recipient, recipient_key, kind, status, updated_at)
       values ($1, $2, $3, $4, $4, 0, 5, now())`,
      [delivery, message, account, mail.to],
    );
    return { message, delivery };
  }

  async function happen(account: string, happenings: readonly Happening[]): Promise<void> {
    const mails = await Promise.all(MAILS.map((mail) => mailOf(account, mail)));
    for (const { type, mail, minutesAgo, ...detail } of happenings) {
      await query(
        `with begun as materialized (select pg_current_xact_id())
         insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
         select spool_uuid7($1), $2, $3, $4, $5, $1, $6 from begun`,
        [
          toIso(addMs(world.now(), -minutesAgo * MINUTE_MS)),
          account,
          mails[mail]!.message,
          mails[mail]!.delivery,
          EVENT_TYPE[type],
          detail,
        ],
      );
    }
  }

  async function sums(account: string, dimension: number): Promise<object> {
    const rows = await query<{ value: string } & Record<string, number>>(
      `select value, sum(accepted) as accepted, sum(delivered) as delivered, sum(bounced) as bounced, sum(deferred) as deferred,
              sum(complained) as complained, sum(unsubscribed) as unsubscribed, sum(suppressed) as suppressed, sum(expired) as expired,
              sum(opens) as opens, sum(unique_opens) as "uniqueOpens", sum(clicks) as clicks, sum(unique_clicks) as "uniqueClicks",
              sum(machine_opens) as "machineOpens", sum(machine_clicks) as "machineClicks"
         from stats_hours where account_id = $1 and dimension = $2 group by value`,
      [account, dimension],
    );
    return Object.fromEntries(
      rows.map(({ value, ...counts }) => {
        const known = Object.entries(counts).map(([name, sum]) => [name, Number(sum)] as const);
        return [value, Object.fromEntries(known.filter(([, sum]) => sum !== 0))];
      }),
    );
  }

  it('whatever happened, in pages of any size, counted by several at once: sums are those of a plain count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 2, maxLength: 4 }),
        async (happenings, pages) => {
          const account = newId(world.now());
          await happen(account, happenings);
          await Promise.all(pages.map((size) => counting().run(size)));
          await counted();
          await counted();
          assert.deepEqual(
            await sums(account, 0),
            naive(happenings, () => ['']),
          );
          assert.deepEqual(
            await sums(account, 1),
            naive(happenings, (mail) => [mail.class === 2 ? 'marketing' : 'transactional']),
          );
          assert.deepEqual(
            await sums(account, 2),
            naive(happenings, ({ tags }) => (tags.length === 0 ? [''] : tags)),
          );
          assert.deepEqual(
            await sums(account, 3),
            naive(happenings, ({ from }) => [from.slice(2)]),
          );
          const provider: Record<string, string> = {
            'r@gmail.com': 'google',
            'r@free.fr': 'free',
            'r@own.example': 'other',
          };
          assert.deepEqual(
            await sums(account, 4),
            naive(happenings, ({ to }) => [provider[to]!]),
          );
        },
      ),
      { numRuns: 6 },
    );
  });

  it('whoever dies in the middle of a page has counted nothing of it', async () => {
    const account = newId(world.now());
    const one: Happening = {
      type: 'delivered',
      mail: 0,
      minutesAgo: 5,
      sandbox: false,
      machineLikely: false,
      firstByPerson: false,
    };
    await counted();
    const hours = world.app.get(StatsHoursRepository, { strict: false });
    const add = hours.unscopedAddIn.bind(hours);
    let deaths = 0;
    hours.unscopedAddIn = async (tx, rows) => {
      await add(tx, rows);
      deaths += 1;
      throw new Error('died');
    };
    await happen(account, [one, one, one]);
    await assert.rejects(counting().run(2), /died/);
    hours.unscopedAddIn = add;
    assert.ok(deaths >= 1);
    await counted(2);
    assert.deepEqual(await sums(account, 0), { '': { delivered: 3 } });
  });

  it('opens and complaints count for the address and the provider that the mail left by', async () => {
    const account = newId(world.now());
    const { message, delivery } = await mailOf(account, MAILS[2]!);
    const add = (type: number, detail: object) =>
      query(
        `with begun as materialized (select pg_current_xact_id())
         insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
         select spool_uuid7($1), $2, $3, $4, $5, $1, $6 from begun`,
        [toIso(world.now()), account, message, delivery, type, detail],
      );
    await add(EVENT_TYPE.delivered, { sourceIp: '198.51.100.9', host: 'mx1.mail.icloud.com' });
    await counted();
    await add(EVENT_TYPE.opened, { machineLikely: false, firstByPerson: true });
    await add(EVENT_TYPE.complained, {});
    await add(EVENT_TYPE.bounced, { late: true, class: 'mailbox_full' });
    await counted();
    const all = { delivered: 1, bounced: 1, complained: 1, opens: 1, uniqueOpens: 1 };
    assert.deepEqual(await sums(account, 6), { '198.51.100.9': all });
    assert.deepEqual(await sums(account, 4), { apple: all });
  });

  it('who tags each message with a number of its own fills an hour with five hundred tags and no more', async () => {
    const account = newId(world.now());
    await query(
      `with m as (
         insert into messages (id, account_id, created_at, class, source, from_email, message_id_header, size_bytes, recipient_count, tags, egress)
         select spool_uuid7($2), $1, $2, 1, 0, 'x@one.example', 'm', 1, 1, array['order-' || n], 'none' from generate_series(1, 520) n
         returning id)
       insert into mail_events (id, account_id, message_id, delivery_id, type, at)
       select spool_uuid7($2), $1, id, id, 1, $2 from m`,
      [account, toIso(world.now())],
    );
    await counted(300);
    const [tags] = await query<{ tags: number; accepted: number; other: number }>(
      `select count(*)::int as tags, sum(accepted)::int as accepted, sum(accepted) filter (where value = '(other)')::int as other
         from stats_hours where account_id = $1 and dimension = 2`,
      [account],
    );
    assert.deepEqual(tags, { tags: 501, accepted: 520, other: 20 });
  });

  /** Fourteen months of statistics, as if they had been counted. */
  async function longHistory(account: string): Promise<void> {
    await query(
      `insert into stats_hours (account_id, dimension, hour, value, accepted, delivered)
       select $1, d, $2::int - 24 * n, case d when 0 then '' else 'news' end, 100, 99
         from generate_series(0, 425) n, unnest(array[0, 2]) d`,
      [account, Math.floor(world.now() / HOUR_MS) - 48],
    );
  }

  const readAll = async (token: string): Promise<string> => {
    const from = toIso(addMs(world.now(), -399 * 24 * HOUR_MS)).slice(0, 10);
    const answer = await world.http.get<StatsBody>(`/v1/stats?from=${from}&limit=500&tag=news`, { token });
    assert.equal(answer.status, 200, answer.text);
    return totalsOf(answer.body.data);
  };

  it('R-034: after the way from 150k back to the free plan fourteen months of statistics are still read', async () => {
    const customer = await signUpCustomer(world, { offer: 'freemium-fr' });
    await longHistory(uuidOf(customer));
    const buying = await Buying.of(world, customer);
    const bought = await buying.buy('freemium-fr.essential-150k');
    assert.equal(bought.status, 201, bought.text);
    const [before] = await query<{ n: number }>('select count(*)::int as n from stats_hours where account_id = $1', [
      uuidOf(customer),
    ]);
    const shown = await readAll(customer.secret);
    const changed = await buying.do(bought.body.id, 'cancel');
    assert.equal(changed.status, 200, changed.text);
    await world.advance('P32D');
    const token = customer.secret;
    const { data } = (
      await world.http.get<{ data: { planCode: string; status: string }[] }>('/v1/subscriptions', { token })
    ).body;
    assert.ok(
      data.some(({ planCode, status }) => planCode === 'freemium-fr.free' && status === 'active'),
      JSON.stringify(data),
    );
    const [left] = await query<{ n: number }>(
      `select count(*)::int as n from stats_hours where account_id = $1 and value = 'news'`,
      [uuidOf(customer)],
    );
    assert.deepEqual([left!.n, before!.n >= 852], [426, true]);
    assert.notEqual(shown, '{}');
    const old = toIso(addMs(world.now(), -455 * 24 * HOUR_MS)).slice(0, 10);
    const until = toIso(addMs(world.now(), -90 * 24 * HOUR_MS)).slice(0, 10);
    const answer = await world.http.get<StatsBody>(`/v1/stats?from=${old}&to=${until}&limit=500&tag=news`, { token });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(JSON.parse(totalsOf(answer.body.data)).accepted >= 36_000, true);
  });

  it('statistics are exported with their hours, and a purge erases them; the sums of all customers stay', async () => {
    const customer = await newCustomer(world);
    await longHistory(uuidOf(customer));
    const file = await finishedExport(world, customer, (await requestExport(world, customer)).id);
    const lines = linesOf(await downloadZip(world, customer, file.id)).get('sending.stats')!;
    assert.equal(lines.length, 852);
    const tag = lines.find(({ dimension }) => dimension === 'tag')!;
    assert.deepEqual([tag.value, tag.accepted, tag.delivered, tag.uniqueOpens], ['news', 100, 99, 0]);
    assert.match(String(tag.hour), /^\d{4}-\d{2}-\d{2}T\d{2}:00:00\.000Z$/);
    const certificate = await purged(world, customer, await closeAccount(world, customer));
    assert.equal(certificate.counts['sending.stats'], 852);
    const [left] = await query<{ n: number }>('select count(*)::int as n from stats_hours where account_id = $1', [
      uuidOf(customer),
    ]);
    assert.equal(left!.n, 0);
  });
});
