import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RecipientPage } from '../../../src/modules/sending/bulk/index.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { bigCustomer, Bulks, readers } from './bulk-steps.js';

describe('mail to many is forgotten', () => {
  let world: World;
  let bulks: Bulks;
  before(async () => {
    world = await startWorld();
    bulks = new Bulks(world, await bigCustomer(world));
  });
  after(() => world.close());

  const accepted = async (domain: string, count: number): Promise<string> => {
    const bulkId = await bulks.prepare();
    assert.equal((await bulks.accept(bulkId, readers(count, [domain]))).accepted, count);
    return bulkId;
  };
  const deliveriesOf = (bulkId: string) =>
    bulks.query<{ id: string; recipient: string; status: number }>(
      'select d.id, d.recipient, d.status from deliveries d join messages m on m.id = d.message_id where m.bulk_id = $1 order by d.seq',
      [bulkId],
    );
  const pageOf = async (bulkId: string): Promise<RecipientPage> => {
    const [body] = await bulks.query<{ content: Buffer }>(
      'select b.content from bodies b join messages m on m.id = b.message_id where m.bulk_id = $1',
      [bulkId],
    );
    return new RecipientPage(body!.content);
  };

  it('whoever is erased is taken out of it, and the others’ copies stay as they are', async () => {
    const bulkId = await accepted('forget.example', 60);
    await eventually('all are delivered', async () => {
      const [row] = await bulks.query<{ n: number }>(
        'select count(*)::int as n from delivery_queue q join messages m on m.id = q.message_id where m.bulk_id = $1',
        [bulkId],
      );
      return row!.n === 0 || null;
    });
    const before = await deliveriesOf(bulkId);
    const erased = await world.http.post<{ counts: Record<string, number> }>('/v1/contacts/erasures', {
      token: bulks.customer.secret,
      body: { email: 'reader7@forget.example' },
    });
    assert.equal(erased.status, 201, erased.text);
    const { deliveries, campaignCopies, deliveriesInFlight } = erased.body.counts;
    assert.deepEqual([deliveries, campaignCopies, deliveriesInFlight], [1, 1, 0]);
    const page = await pageOf(bulkId);
    for (const { id, recipient } of before) {
      const number = /^reader(\d+)@/.exec(recipient)![1]!;
      const entry = page.entryOf(id);
      if (number === '7') assert.equal(entry, null);
      else assert.equal(entry!.variables['firstName'], `First-${number}`);
    }
    assert.equal((await deliveriesOf(bulkId)).filter(({ recipient }) => recipient.startsWith('reader7@')).length, 0);
  });

  it('what it says goes with the last of its bodies, and not before its end', async () => {
    const [ended, open] = [await accepted('ended.example', 3), await accepted('open.example', 3)];
    await bulks.steer('cancelIn', ended);
    const contents = async (): Promise<boolean[]> => {
      const rows = await bulks.query<{ id: string; kept: boolean }>(
        'select id, content is not null as kept from bulks where id = any ($1::uuid[])',
        [[ended, open]],
      );
      return [ended, open].map((id) => rows.find((row) => row.id === id)!.kept);
    };
    await world.advance('P2D');
    assert.deepEqual(await contents(), [true, true], 'copies can still be looked at');
    await bulks.query(
      'delete from bodies b using messages m where m.id = b.message_id and m.bulk_id = any ($1::uuid[])',
      [[ended, open]],
    );
    await world.advance('P2D');
    await eventually('the content is forgotten', async () => (await contents())[0] === false || null, 60_000);
    assert.deepEqual(await contents(), [false, true], 'more of the other may be accepted');
  });
});
