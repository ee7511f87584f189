import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

const PAGE = join(process.cwd(), 'docs', 'integrate', 'templates.md');
/** `    POST /v1/… {…} → 201`; `<file>` stands for the bytes of one. */
const EXAMPLE = /^ {4}(GET|POST|PATCH|DELETE) (\S+)(?: (\{.*\}|<file>))? → (\d{3})$/;

describe('the examples of docs/integrate/templates.md', () => {
  let world: World;
  let customer: Customer;
  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  it('answer what the page says, one after the other', async () => {
    const lines = readFileSync(PAGE, 'utf8').split('\n');
    const known: Record<string, string> = { $ME: customer.email };
    const fill = (text: string) => text.replace(/\$[A-Z_]+/g, (name) => known[name] ?? name);
    let run = 0;
    for (const line of lines.filter((one) => one.startsWith('    '))) {
      const [, method, path, body, status] = EXAMPLE.exec(line) ?? [];
      assert.ok(method && path && status, `no example: ${line}`);
      const file = { body: Buffer.from('%PDF-1.7'), headers: { 'content-type': 'application/octet-stream' } };
      const answer = await world.http.call<{ id: string }>(method, fill(path), {
        token: customer.secret,
        ...(body === undefined || body === '<file>' ? {} : { body: JSON.parse(fill(body)) as unknown }),
        ...(body === '<file>' ? file : {}),
      });
      assert.equal(String(answer.status), status, `${line}\n${answer.text}`);
      if (path === '/v1/templates' && status === '201') known['$TEMPLATE'] ??= answer.body.id;
      if (path.startsWith('/v1/uploads?')) known['$UPLOAD'] = answer.body.id;
      run += 1;
    }
    assert.ok(run >= 15);
  });
});
