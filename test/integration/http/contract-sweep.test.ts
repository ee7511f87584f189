import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { OpenAPIObject } from '@nestjs/swagger';
import { signUpCustomer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';

interface Operation {
  name: string;
  method: string;
  path: string;
  isPublic: boolean;
  isStaff: boolean;
  /** Not even the operator may: only whoever watches over compliance. */
  isReserved: boolean;
  readsJson: boolean;
  /** Also staff may, for what concerns themselves. */
  anyStaff: boolean;
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenAPIObject;
const OPERATIONS: Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const body = operation.requestBody as { content?: Record<string, unknown> } | undefined;
    return [
      {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        isPublic: operation.security?.length === 0,
        isStaff: path.startsWith('/v1/admin/') || path === '/v1/hooks/sms/sandbox',
        isReserved: rolesOf(operation).join() === 'compliance',
        anyStaff: rolesOf(operation).includes('support_agent'),
        readsJson: body?.content?.['application/json'] !== undefined,
      },
    ];
  }),
);

function isStream(responses: object): boolean {
  const well = (responses as Record<string, { content?: object } | undefined>)['200'];
  return 'text/event-stream' in (well?.content ?? {});
}

function rolesOf(operation: object): string[] {
  return (operation as Record<string, string[]>)['x-required-roles'] ?? [];
}

const BODIES = [
  '',
  'null',
  '[]',
  '0',
  '"x"',
  '{}',
  '{"__proto__":{"x":1}}',
  '{"a":"\\u0000"}',
  '{"a":"\\ud800"}',
  '['.repeat(40),
  '{"a":1,"a":2}',
  '{"email":{"$gt":""},"id":[],"name":1e309,"to":{},"from":[],"planId":-0,"messages":[null],"roles":"x","scopes":{}}',
];
const MISSING = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

/** Eight at a time: fast, and a race that two operations lose together would show. */
async function each(operations: Operation[], check: (operation: Operation) => Promise<void>): Promise<void> {
  const left = [...operations];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await check(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Every operation of the document against the running product: what no operation may get wrong. */
describe('the whole contract', () => {
  let world: World;
  let customer: string;
  let operator: string;
  let compliance: string;
  before(async () => {
    world = await startWorld();
    customer = (await signUpCustomer(world)).accessToken;
    operator = await world.operator();
    const [email, password] = ['compliance@posthorn.test', 'a rather long pass phrase 8'];
    await world.http.post('/v1/admin/staff', { token: operator, body: { email, password, roles: ['compliance'] } });
    const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { email, password } });
    compliance = signedIn.body.accessToken;
  });
  after(() => world.close());

  const tokenFor = ({ isStaff, isReserved }: Operation): string => {
    if (isReserved) return compliance;
    return isStaff ? operator : customer;
  };
  const concrete = (path: string, id: string): string => path.replace(/\{[^}]+\}/g, id);
  const requireProblem = (answer: Answer, name: string): void => {
    assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
    const problem = answer.body as { code?: string; traceId?: string; status?: number };
    assert.match(String(answer.headers.get('content-type')), /^application\/problem\+json/, name);
    assert.equal(problem.status, answer.status, name);
    assert.equal(problem.traceId, answer.headers.get('x-request-id'), name);
    assert.match(String(problem.code), /^[a-z0-9_]+$/, name);
  };

  it('without credentials everything that is not public answers 401', async () => {
    await each(
      OPERATIONS.filter(({ isPublic }) => !isPublic),
      async (operation) => {
        const answer = await world.http.call(operation.method, concrete(operation.path, 'x'), {});
        requireProblem(answer, operation.name);
        assert.equal(answer.status, 401, operation.name);
        assert.ok(answer.headers.get('www-authenticate'), operation.name);
      },
    );
  });

  it('customers do no staff work, staff no customers’ work', async () => {
    await each(
      OPERATIONS.filter(
        ({ isPublic, isStaff, anyStaff, path }) => !isPublic && (isStaff || !anyStaff) && path !== '/metrics',
      ),
      async (operation) => {
        const token = operation.isStaff ? customer : operator;
        const answer = await world.http.call(operation.method, concrete(operation.path, 'x'), { token });
        assert.equal(answer.status, 403, `${operation.name}: ${answer.text}`);
      },
    );
  });

  it('an id that is malformed, of another kind, or unknown answers 404, whatever the body', async () => {
    // A hook's path is no way to learn which routes there are: it answers 401 to whoever does not sign.
    const hook = '/v1/hooks/sms/{route}';
    const withIds = OPERATIONS.filter(({ path }) => path.includes('{') && path.startsWith('/v1/') && path !== hook);
    await each(withIds, async (operation) => {
      for (const id of ['x', `zzz_${MISSING}`, MISSING, '%00', '..%2f..%2fetc', 'a'.repeat(400)]) {
        const body = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : { odd: true };
        const answer = await world.http.call(operation.method, concrete(operation.path, id), {
          token: tokenFor(operation),
          body,
        });
        assert.equal(answer.status, 404, `${operation.name} with ${id.slice(0, 50)}: ${answer.text}`);
      }
    });
  });

  it('an unknown query parameter is refused', async () => {
    await each(
      OPERATIONS.filter(({ method, path }) => method === 'GET' && !path.includes('{')),
      async (operation) => {
        const answer = await world.http.get(`${operation.path}?definitely-not=1`, { token: tokenFor(operation) });
        if (operation.path === '/metrics') return;
        assert.equal(`${answer.status} ${(answer.body as { code: string }).code}`, '422 invalid_query', operation.name);
      },
    );
  });

  for (const body of BODIES) {
    it(`a body of ${body.slice(0, 40) || 'nothing'} is never our fault`, async () => {
      await each(
        OPERATIONS.filter(({ readsJson }) => readsJson),
        async (operation) => {
          const answer = await world.http.call(operation.method, concrete(operation.path, 'x'), {
            token: tokenFor(operation),
            body,
            headers: { 'content-type': 'application/json' },
          });
          if (answer.status < 300 && ['{}', '', 'null'].includes(body)) return;
          requireProblem(answer, operation.name);
        },
      );
    });
  }

  it('no answer but an error of ours names a status the document does not have', async () => {
    await each(
      OPERATIONS.filter(({ method }) => method === 'GET'),
      async (operation) => {
        const item = document.paths[operation.path]!.get!;
        // A stream that is opened never ends: it is asked for by nobody.
        const token = isStream(item.responses) ? '' : tokenFor(operation);
        const answer = await world.http.get(concrete(operation.path, 'x'), { token });
        assert.ok(String(answer.status) in item.responses, `${operation.name}: ${answer.status}`);
      },
    );
  });
});
