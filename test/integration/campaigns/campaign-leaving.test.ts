import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { tracesInDatabase, tracesInRedis } from '../accounts/erasure-search.js';
import {
  closeAccount,
  downloadZip,
  finishedExport,
  linesOf,
  purged,
  requestExport,
} from '../accounts/leaving-world.js';
import { formOf } from '../audience/import-steps.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { Campaigning } from './campaign-steps.js';

const WORDS = ['canary-reader', 'canary-field', 'canary-list', 'canary-segment', 'canary-campaign', 'canary-consent'];

type Line = Record<string, unknown>;

/** An account with contacts, lists, segments, imports and campaigns takes a copy of all of it, and goes. */
describe('an account with an audience', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  const must = async <T>(status: number, method: string, path: string, body?: object): Promise<T> => {
    const answer = await mine.call<T>(method, path, body);
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  const make = (path: string, body: object) => must<{ id: string }>(201, 'POST', path, body);

  let ids: Record<'contact' | 'list' | 'segment' | 'campaign', string>;

  it('R-072: what it takes with it: contacts with fields, tags and evidence, lists, members, segments, imports, campaigns with recipients and sums', async () => {
    await make('/v1/contact-fields', { key: 'canaryField', type: 'text', label: 'canary-field' });
    const list = await make('/v1/lists', { name: 'canary-list' });
    const contact = await make('/v1/contacts', {
      email: 'canary-reader@x.example',
      fields: { canaryField: 'canary-field' },
      tags: ['canary-reader'],
      lists: [list.id],
      consents: [{ channel: 'mail', state: 'granted', where: 'canary-consent' }],
    });
    const condition = { field: 'canaryField', op: 'eq', value: 'canary-field' };
    const segment = await make('/v1/segments', { name: 'canary-segment', condition });
    const form = formOf([['file', 'email\ncanary-reader2@x.example\nno address canary-reader3\n']], 'canary-list.csv');
    const begun = await world.http.post<{ id: string }>('/v1/imports', { token: mine.customer.secret, ...form });
    await eventually(
      'the file is read',
      async () =>
        (await mine.call<{ status: string }>('GET', `/v1/imports/${begun.body.id}`)).body.status === 'done' || null,
    );
    const campaign = await mine.draft([list.id], {
      name: 'canary-campaign',
      subject: 'canary-campaign',
      audience: { lists: [list.id], segments: [segment.id] },
    });
    await mine.act(campaign, 'schedule');
    await mine.until('it is done', campaign, ({ state }) => state === 'done');
    ids = { contact: contact.id, list: list.id, segment: segment.id, campaign };

    const asked = await requestExport(world, mine.customer);
    await finishedExport(world, mine.customer, asked.id, 60_000);
    const parts = linesOf(await downloadZip(world, mine.customer, asked.id));
    const line = (part: string, which: (one: Line) => boolean = () => true): Line => {
      const found = parts.get(part)?.find(which);
      assert.ok(found, `${part}: ${JSON.stringify(parts.get(part))}`);
      return found;
    };
    const kept = line('audience.contacts', ({ id }) => id === ids.contact);
    assert.deepEqual([kept['email'], kept['tags']], ['canary-reader@x.example', ['canary-reader']]);
    assert.deepEqual(kept['fields'], { canaryField: 'canary-field' });
    assert.deepEqual(
      [line('audience.consents')['contact_id'] ?? line('audience.consents')['contactId']],
      [ids.contact],
    );
    for (const part of [
      'audience.fields',
      'audience.members',
      'audience.segments',
      'audience.imports',
      'campaigns.contents',
      'campaigns.sums',
    ])
      line(part);
    assert.equal(line('audience.lists')['id'], ids.list);
    assert.equal(line('campaigns.campaigns')['id'], ids.campaign);
    assert.match(JSON.stringify(line('campaigns.recipients')), /canary-reader@x\.example/);
  });

  it('R-072: what stays of it: nothing', async () => {
    assert.ok((await tracesInDatabase(world, WORDS)).length >= WORDS.length, 'the search finds what is there');
    const certificate = await purged(world, mine.customer, await closeAccount(world, mine.customer));
    assert.deepEqual(await tracesInDatabase(world, WORDS), []);
    assert.deepEqual(await tracesInRedis(world, WORDS), []);
    for (const part of [
      'audience.contacts',
      'audience.consents',
      'audience.lists',
      'audience.segments',
      'campaigns.campaigns',
      'campaigns.recipients',
      'campaigns.contents',
      'campaigns.sums',
    ])
      assert.ok((certificate.counts[part] ?? 0) > 0, `${part}: ${JSON.stringify(certificate.counts)}`);
  });
});
