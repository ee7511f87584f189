import { Problem, problemCatalogue, type ProblemKind } from '../../../kernel/problem.js';
import { type Reply, reply } from '../../../platform/smtp-server/smtp-reply.js';

/** What a refusal without an SMTP code of its own becomes, by the class of its HTTP status. */
function codesOf({ smtp, status }: ProblemKind): { code: number; enhanced: string } {
  if (smtp) return smtp;
  if (status >= 500) return { code: 451, enhanced: '4.3.0' };
  if (status === 429) return { code: 452, enhanced: '4.7.1' };
  if (status === 409) return { code: 451, enhanced: '4.7.0' };
  return status === 402 || status === 403 ? { code: 550, enhanced: '5.7.1' } : { code: 550, enhanced: '5.6.0' };
}

/** The refusal of the REST API as an SMTP reply: its text begins with the same stable code. */
export function replyOfProblem(problem: Problem): Reply {
  const { code, enhanced } = codesOf(problem.kind);
  return reply(code, enhanced, `${problem.code}: ${textOf(problem)}`);
}

/** A problem may also be thrown, for instance while the database is away. */
export async function problemsAsReplies(work: Promise<Reply>): Promise<Reply> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return replyOfProblem(error);
    throw error;
  }
}

function textOf({ kind, detail, errors, extra }: Problem): string {
  const own = typeof detail === 'string' ? detail : detail?.en;
  const sentence = own ?? kind.title.en;
  const faults = errors.slice(0, 3).map(({ field, code }) => `${field} ${code}`);
  const again = typeof extra.retryAt === 'string' ? [`try again at ${extra.retryAt}`] : [];
  return [sentence, ...faults, ...again].join('; ');
}

/** The answer that an idempotency key keeps, a 202 or a problem document, as the reply to the same message. */
export function replyOfKept(status: number, body: Buffer): Reply {
  const answer = readObject(body);
  if (status < 400 && typeof answer.id === 'string') return accepted(answer.id);
  const code = typeof answer.code === 'string' ? answer.code : 'unavailable';
  const kind = problemCatalogue().find(([known]) => known === code)?.[1];
  const codes = kind ? codesOf(kind) : { code: 451, enhanced: '4.3.0' };
  return reply(
    codes.code,
    codes.enhanced,
    `${code}: ${typeof answer.title === 'string' ? answer.title : 'refused before'}`,
  );
}

export function accepted(messageId: string): Reply {
  return reply(250, '2.0.0', `accepted ${messageId}`);
}

function readObject(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
