import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem, type ProblemKind } from '../../../kernel/problem.js';
import { formatReply } from '../../../platform/smtp-server/smtp-reply.js';
import { sendingProblems } from '../sending.errors.js';
import { accepted, problemsAsReplies, replyOfKept, replyOfProblem } from './problem-reply.js';

const title = { en: 'Title', fr: '', de: '', es: '', it: '' };
const text = (problem: Problem): string => formatReply(replyOfProblem(problem)).trimEnd();
const plain = (status: number): Problem => new Problem('some_code', { status, title } satisfies ProblemKind);

describe('refusals by SMTP', () => {
  it('begin with the code of the REST API', () => {
    assert.equal(
      text(sendingProblems.sender_not_verified()),
      '550 5.7.1 sender_not_verified: The sender address is not verified',
    );
    assert.match(
      text(sendingProblems.message_too_large({ detail: 'Too much.' })),
      /^552 5\.3\.4 message_too_large: Too much\.$/,
    );
  });

  it('name the first faults and when to come back', () => {
    const errors = [{ field: 'X-Posthorn-Track', code: 'not_allowed', message: '' }];
    assert.equal(
      text(sendingProblems.message_malformed({ errors, extra: { retryAt: '2026-03-01T00:00:00.000Z' } })),
      '550 5.6.0 message_malformed: The message is malformed; X-Posthorn-Track not_allowed; try again at 2026-03-01T00:00:00.000Z',
    );
  });

  it('without a code of their own follow the class of the HTTP status', () => {
    const codes = [402, 403, 404, 409, 422, 429, 500, 503].map((status) => text(plain(status)).slice(0, 9));
    assert.deepEqual(codes, [
      '550 5.7.1',
      '550 5.7.1',
      '550 5.6.0',
      '451 4.7.0',
      '550 5.6.0',
      '452 4.7.1',
      '451 4.3.0',
      '451 4.3.0',
    ]);
  });
});

describe('thrown refusals by SMTP', () => {
  it('are replies too; anything else stays an error', async () => {
    assert.equal((await problemsAsReplies(Promise.reject(plain(503)))).code, 451);
    await assert.rejects(problemsAsReplies(Promise.reject(new Error('surprise'))), /surprise/);
  });
});

describe('kept answers by SMTP', () => {
  it('an accepted message names its first id again', () => {
    assert.deepEqual(replyOfKept(202, Buffer.from('{"id":"msg_1"}')), accepted('msg_1'));
  });

  it('a kept refusal is the same refusal', () => {
    const kept = Buffer.from(JSON.stringify({ code: 'sender_not_verified', title: 'No' }));
    assert.equal(formatReply(replyOfKept(403, kept)), '550 5.7.1 sender_not_verified: No\r\n');
  });

  it('what cannot be read is a reason to try again', () => {
    for (const body of ['', 'null', '[]', '{"code":"never_declared"}'])
      assert.equal(replyOfKept(500, Buffer.from(body)).code, 451);
  });
});
