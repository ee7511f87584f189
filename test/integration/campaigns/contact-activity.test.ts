import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../../src/kernel/ids.js';
import { addMs, type Instant, MINUTE_MS, toIso } from '../../../src/kernel/time/instant.js';
import { MarkActivity } from '../../../src/modules/campaigns/activity/use-cases/mark-activity.js';
import { EVENT_TYPE, type EventTypeName } from '../../../src/modules/spool/index.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

interface Happening {
  type: EventTypeName;
  account: number;
  recipient: number;
  minutesAgo: number;
  machineLikely: boolean;
  sandbox: boolean;
}
interface Known {
  last_sent_at: Instant | null;
  last_opened_at: Instant | null;
  last_clicked_at: Instant | null;
  mail_consent: string;
}

/** Two people, one of them written in another way, and one who is no contact. */
const RECIPIENTS = ['ann@mail.example', 'Bob@Mail.example', 'bob@mail.example', 'stranger@mail.example'];
const CONTACTS = ['ann@mail.example', 'bob@mail.example'];
const TYPES = Object.keys(EVENT_TYPE) as EventTypeName[];

/** The log is read up to the oldest transaction of the whole server, and other tests of the run write a million rows in one. */
const PATIENCE_MS = 150_000;

describe('what contacts did last', () => {
  let world: World;
  let begin: Instant;
  before(async () => {
    world = await startWorld();
    begin = world.now();
  });
  after(() => world.close());

  const made = async (): Promise<{ account: string; deliveries: string[]; message: string }> => {
    const [account, message] = [newId(world.now()), newId(world.now())];
    for (const email of CONTACTS)
      await rows(
        world,
        'insert into contacts (id, account_id, email, created_at, updated_at) values ($1, $2, $3, now(), now())',
        [newId(world.now()), account, email],
      );
    await rows(
      world,
      `insert into messages (id, account_id, created_at, class, source, from_email, message_id_header, size_bytes, recipient_count, tags, egress)
       values ($1, $2, now(), 2, 0, 'x@shop.example', 'm', 1, 1, '{}', 'none')`,
      [message, account],
    );
    const deliveries = RECIPIENTS.map(() => newId(world.now()));
    for (const [place, recipient] of RECIPIENTS.entries())
      await rows(
        world,
        `insert into deliveries (id, message_id, account_id, recipient, recipient_key, kind, status, updated_at)
         values ($1, $2, $3, $4, $4, 0, 5, now())`,
        [deliveries[place], message, account, recipient],
      );
    return { account, deliveries, message };
  };

  const happen = async (
    accounts: { account: string; deliveries: string[]; message: string }[],
    happenings: readonly Happening[],
  ): Promise<void> => {
    for (const { type, account: place, recipient, minutesAgo, ...detail } of happenings) {
      const { account, deliveries, message } = accounts[place]!;
      await rows(
        world,
        // The transaction has its number before the event has its own: the log's horizon counts on it.
        `with begun as materialized (select pg_current_xact_id())
         insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
         select spool_uuid7($1), $2, $3, $4, $5, $6, $7 from begun`,
        [toIso(begin), account, message, deliveries[recipient], EVENT_TYPE[type], toIso(at(minutesAgo)), detail],
      );
    }
  };
  const at = (minutesAgo: number): Instant => addMs(begin, -minutesAgo * MINUTE_MS);

  /** Until all that was written before is marked, whoever marks it. */
  const marked = async (pageSize?: number): Promise<void> => {
    const [end] = await rows<{ last: number }>(
      world,
      'select last_value - (not is_called)::int as last from mail_event_numbers',
    );
    await eventually(
      'all is marked',
      async () => {
        await world.app.get(MarkActivity, { strict: false }).run(pageSize);
        const [cursor] = await rows<{ sequence: number }>(
          world,
          `select sequence from mail_event_cursors where name = 'contact-activity'`,
        );
        return (cursor?.sequence ?? 0) >= end!.last;
      },
      PATIENCE_MS,
    );
  };
  const known = (account: string): Promise<Known[]> =>
    rows<Known>(
      world,
      'select last_sent_at, last_opened_at, last_clicked_at, mail_consent from contacts where account_id = $1 order by email',
      [account],
    );

  const naive = (happenings: readonly Happening[], account: number, email: string): Known => {
    const own = happenings.filter(
      (one) => one.account === account && !one.sandbox && RECIPIENTS[one.recipient]!.toLowerCase() === email,
    );
    const last = (...types: EventTypeName[]): Instant | null => {
      const times = own
        .filter(({ type, machineLikely }) => types.includes(type) && !(machineLikely && type !== 'delivered'))
        .map(({ minutesAgo }) => at(minutesAgo));
      return times.length === 0 ? null : (Math.max(...times) as Instant);
    };
    const left = own.some(({ type }) => type === 'unsubscribed' || type === 'complained');
    return {
      last_sent_at: last('delivered'),
      last_opened_at: last('opened', 'clicked'),
      last_clicked_at: last('clicked'),
      mail_consent: left ? 'withdrawn' : 'none',
    };
  };

  it('whatever happened in whatever order: the latest times of people, and who wants no more, in his own account only', async () => {
    const happening = fc.record({
      type: fc.constantFrom(...TYPES),
      account: fc.nat(1),
      recipient: fc.nat(RECIPIENTS.length - 1),
      minutesAgo: fc.nat(1_000),
      machineLikely: fc.boolean(),
      sandbox: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 25 }),
        fc.constantFrom(1, 7, 5_000),
        async (happenings, pageSize) => {
          const accounts = [await made(), await made()];
          await happen(accounts, happenings);
          await marked(pageSize);
          for (const [place, { account }] of accounts.entries()) {
            const expected = CONTACTS.map((email) => naive(happenings, place, email));
            assert.deepEqual(await known(account), expected);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('two processes that mark at once mark each event once; who left has one evidence of it', async () => {
    const other = await world.another({ ROLES: 'worker' });
    const accounts = [await made()];
    const plain = { account: 0, recipient: 1, machineLikely: false, sandbox: false };
    await happen(accounts, [
      ...Array.from({ length: 40 }, (_, n) => ({ ...plain, type: 'opened' as const, minutesAgo: n + 1 })),
      { ...plain, type: 'unsubscribed', minutesAgo: 3 },
      { ...plain, type: 'complained', minutesAgo: 2 },
    ]);
    const marking = [world.app, other.app].map((app) => app.get(MarkActivity, { strict: false }));
    await Promise.all([...marking, ...marking].map((one) => one.run(5)));
    await marked();
    const [, bob] = await known(accounts[0]!.account);
    assert.deepEqual([bob!.last_opened_at, bob!.mail_consent], [at(1), 'withdrawn']);
    const evidence = await rows<{ source: string; state: string }>(
      world,
      'select source, state, at from contact_consents where account_id = $1',
      [accounts[0]!.account],
    );
    assert.equal(evidence.length, 1);
    assert.equal(evidence[0]!.state, 'withdrawn');
  });
});
