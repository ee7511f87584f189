import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';

const PAGE = join(process.cwd(), 'docs', 'integrate', 'paying.md');
/** `    POST /v1/… {…} → 201` */
const EXAMPLE = /^ {4}(GET|POST) (\S+)(?: (\{.*\}))? → (\d{3})$/;

describe('the examples of docs/integrate/paying.md', () => {
  let world: World;
  let city: SignedIn;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    city = await signUp(world);
    await storeBillingDetails(world, city.id, {
      customerType: 'public_body',
      name: 'Ville de Rennes',
      siren: '213502388',
    });
  });
  after(() => world.close());

  it('answer what the page says, one after the other', async () => {
    const lines = readFileSync(PAGE, 'utf8').split('\n');
    const known: Record<string, string> = { $PLAN: await planId(world, 'freemium-fr.essential-100k') };
    const fill = (text: string) => text.replace(/\$[A-Z_]+/g, (name) => known[name] ?? name);
    let run = 0;
    for (const line of lines.filter((one) => one.startsWith('    '))) {
      const [, method, path, body, status] = EXAMPLE.exec(line) ?? [];
      assert.ok(method && path && status, `no example: ${line}`);
      const answer = await world.http.call<{ id: string }>(method, fill(path), {
        token: city.token,
        ...(body === undefined ? {} : { body: JSON.parse(fill(body)) as unknown }),
      });
      assert.equal(String(answer.status), status, `${line}\n${answer.text}`);
      if (path === '/v1/purchase-orders' && method === 'POST') known['$PURCHASE_ORDER'] = answer.body.id;
      run += 1;
    }
    assert.ok(run >= 10);
  });
});
