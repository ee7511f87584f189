import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorFields } from './error-fields.js';
import { StructuredLogger } from './structured-logger.js';

function collecting(level = 'info'): {
  logger: StructuredLogger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  let text = '';
  const logger = new StructuredLogger({ level, roles: ['api'], destination: { write: (line) => void (text += line) } });
  const lines = () =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger, lines, text: () => text };
}

describe('structured logger', () => {
  it('writes one JSON line with level, time, context and fields', () => {
    const { logger, lines } = collecting();
    logger.warn({ msg: 'lane closed', laneId: 'a' }, 'Lanes');
    logger.log('started', 'Main');
    const [first, second] = lines();
    assert.equal(first?.['level'], 'warn');
    assert.equal(first?.['msg'], 'lane closed');
    assert.equal(first?.['laneId'], 'a');
    assert.equal(first?.['context'], 'Lanes');
    assert.match(String(first?.['time']), /^\d{4}-\d\d-\d\dT.*Z$/);
    assert.equal(second?.['msg'], 'started');
  });

  it('a line break or an escape sequence cannot forge a line', () => {
    const { logger, lines } = collecting();
    logger.log({ msg: 'x\n{"level":"fatal"}\u001b[31m' });
    assert.equal(lines().length, 1);
  });

  it('secrets and personal data never reach it, at the top and one level below', () => {
    const { logger, text } = collecting();
    const canary = 'canary-0199f3a0';
    logger.error({ msg: 'x', password: canary, authorization: canary, email: canary, subject: canary, to: [canary] });
    logger.error({ msg: 'x', request: { token: canary, secret: canary, recipient: canary, ip: canary } });
    logger.error(new Error('no such user ann.canary@example.org'));
    logger.error('mail for ann.canary@example.org failed', 'at stack ann.canary@example.org', 'Mail');
    assert.doesNotMatch(text(), /canary/);
    assert.match(text(), /\[redacted\]/);
    assert.match(text(), /\[address\]/);
  });

  it('of an error it keeps name, code, constraint, stack and causes, never rows, statements or parameters', () => {
    const driver = Object.assign(new Error('duplicate key value violates unique constraint "users_email"'), {
      code: '23505',
      constraint: 'users_email',
      detail: 'Key (email)=(ann@example.org) already exists.',
    });
    const error = Object.assign(new Error('query failed', { cause: driver }), {
      query: 'insert into users values ($1)',
      parameters: ['ann@example.org'],
    });
    const { logger, text, lines } = collecting();
    logger.error({ msg: 'request failed', err: error });
    assert.doesNotMatch(text(), /ann@|insert into/);
    const { cause } = lines()[0]!['err'] as { cause: Record<string, unknown> };
    assert.equal(cause['code'], '23505');
    assert.equal(cause['constraint'], 'users_email');
  });

  it('an error that is its own cause ends', () => {
    const error = new Error('round');
    error.cause = error;
    assert.equal(errorFields(error)['message'], 'round');
  });

  it('the framework’s list of modules and routes is for debugging only', () => {
    const { logger, lines } = collecting();
    logger.log('Mapped {/v1/x, GET} route', 'RouterExplorer');
    assert.equal(lines().length, 0);
  });
});
