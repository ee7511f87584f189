import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Customer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { bigCustomer } from '../sending/bulk-steps.js';

/** `    POST /v1/… {…} → 201`; what begins otherwise is no example of a call. */
const CALL = /^ {4}(?:GET|POST|PUT|PATCH|DELETE) \//;
const EXAMPLE = /^ {4}(GET|POST|PUT|PATCH|DELETE) (\S+)(?: (\{.*\}))? → (\d{3})$/;

/** What is made by a call is named after its place; of lists and campaigns the first one counts. */
const NAMED: Readonly<Record<string, string>> = {
  '/v1/contacts': '$CONTACT',
  '/v1/lists': '$LIST',
  '/v1/segments': '$SEGMENT',
  '/v1/campaigns': '$CAMPAIGN',
};

interface Made {
  id: string;
  token?: string;
}

describe('the examples of docs/integrate', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  /** What a page expects to be there before it begins. */
  const furnished = async ({ email, secret: token }: Customer, page: string): Promise<Record<string, string>> => {
    const known: Record<string, string> = { $ME: email };
    if (page !== 'campaigns.md') return known;
    const make = async (path: string, body: object): Promise<string> => {
      const answer = await world.http.post<Made>(path, { token, body });
      assert.equal(answer.status, 201, answer.text);
      return answer.body.id;
    };
    const condition = { field: 'tags', op: 'contains', value: 'vip' };
    return {
      ...known,
      $LIST: await make('/v1/lists', { name: 'News' }),
      $OTHER_LIST: await make('/v1/lists', { name: 'Staff' }),
      $SEGMENT: await make('/v1/segments', { name: 'VIP', condition }),
    };
  };

  for (const [page, least] of [
    ['contacts.md', 8],
    ['segments.md', 4],
    ['campaigns.md', 6],
  ] as const)
    it(`${page}: they answer what it says, one after the other`, async () => {
      const customer = await bigCustomer(world);
      const known = await furnished(customer, page);
      const fill = (text: string): string => text.replace(/\$[A-Z_]+/g, (name) => known[name] ?? name);
      const lines = readFileSync(join(process.cwd(), 'docs', 'integrate', page), 'utf8').split('\n');
      const calls = lines.filter((line) => CALL.test(line));
      for (const line of calls) {
        const [, method, path, body, status] = EXAMPLE.exec(line) ?? [];
        assert.ok(method && path && status, `no example: ${line}`);
        const answer = await world.http.call<Made>(method, fill(path), {
          token: customer.secret,
          ...(body === undefined ? {} : { body: JSON.parse(fill(body)) as unknown }),
        });
        assert.equal(String(answer.status), status, `${line}\n${answer.text}`);
        const name = NAMED[path];
        if (name === undefined || status !== '201') continue;
        known[name] ??= answer.body.id;
        if (answer.body.token !== undefined) known[`${name}_TOKEN`] ??= answer.body.token;
      }
      assert.ok(calls.length >= least, `${calls.length} examples`);
    });
});
