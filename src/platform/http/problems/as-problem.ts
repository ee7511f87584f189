import { HttpException } from '@nestjs/common';
import { Problem } from '../../../kernel/problem.js';
import { isOutage } from './outage.js';
import { platformProblems } from './platform-problems.js';

export const OUTAGE_RETRY_SECONDS = 2;

/** What any thrown value means to the caller. Only our own problems speak; everything else is named by its kind alone. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) return ofStatus(thrown.getStatus(), thrown);
  if (isOutage(thrown)) return unavailable(thrown);
  const status = (thrown as { statusCode?: unknown } | null | undefined)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return ofStatus(status, thrown);
  return platformProblems.internal_error({ cause: thrown });
}

export function unavailable(cause?: unknown): Problem {
  return platformProblems.unavailable({ cause, headers: { 'retry-after': String(OUTAGE_RETRY_SECONDS) } });
}

/** Refusals of the framework (body parser, router) by their status. */
function ofStatus(status: number, cause: unknown): Problem {
  const make = {
    400: platformProblems.invalid_request,
    401: platformProblems.unauthenticated,
    403: platformProblems.forbidden,
    404: platformProblems.not_found,
    405: platformProblems.method_not_allowed,
    408: platformProblems.request_timeout,
    413: platformProblems.payload_too_large,
    414: platformProblems.invalid_request,
    415: platformProblems.unsupported_media_type,
    422: platformProblems.validation_failed,
    429: platformProblems.rate_limited,
    431: platformProblems.headers_too_large,
  }[status];
  if (make) return make({ cause });
  if (status === 503) return unavailable(cause);
  return status < 500 ? platformProblems.invalid_request({ cause }) : platformProblems.internal_error({ cause });
}
