import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformProblems } from './platform-problems.js';
import type { Problem } from '../../../kernel/problem.js';
import { asProblem } from './as-problem.js';
import { preferredLanguage } from './preferred-language.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from './problem-document.js';

/** The only place where an error becomes an answer. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = withMethods(asProblem(thrown), request);
    if (problem.code === 'internal_error' || (problem.status >= 500 && problem.options.cause !== undefined)) {
      this.log.error({
        msg: 'request failed',
        traceId: request.id,
        code: problem.code,
        err: problem.options.cause ?? problem,
      });
    }
    if (reply.sent || reply.raw.headersSent) return;
    sendProblem(request, reply, problem);
  }
}

/** The router answers "not found" for a path that exists with other methods; that is 405 with `Allow`. */
function withMethods(problem: Problem, request: FastifyRequest): Problem {
  if (problem.code !== 'not_found' || !request.is404) return problem;
  const allowed = request.server.allowedMethods.of(request.url);
  return allowed.length === 0
    ? problem
    : platformProblems.method_not_allowed({ headers: { allow: allowed.join(', ') } });
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  const language = preferredLanguage(request.headers['accept-language']);
  for (const [name, value] of Object.entries(problemHeaders(problem))) void reply.header(name, value);
  void reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .header('content-language', language)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .serializer(JSON.stringify)
    .send(problemDocument(problem, language, request.id));
}

/** Headers that a status requires by RFC 9110, beside those the problem brings along. */
export function problemHeaders(problem: Problem): Record<string, string> {
  const headers: Record<string, string> = {};
  if (problem.status === 401)
    headers['www-authenticate'] = 'Bearer realm="posthorn", Basic realm="posthorn", charset="UTF-8"';
  if (problem.status === 503) headers['retry-after'] = '2';
  return { ...headers, ...problem.options.headers };
}
