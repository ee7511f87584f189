import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../../../kernel/problem.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { reconciliationProblems } from '../reconciliation.errors.js';
import { StatementFault } from '../rules/statement-fault.js';
import { MAX_STATEMENT_BYTES } from '../rules/statement-reading.js';

/** The file as it arrives. */
export function fileIn({ headers, body }: FastifyRequest): Readable {
  if (typeof body === 'object' && body !== null && 'pipe' in body) return body as Readable;
  throw headers['content-type'] === undefined ? platformProblems.unsupported_media_type() : bodyProblem([]);
}

/** Reads on after a refusal, so that who still sends hears why. */
export async function refusable<T>(file: Readable, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    file.resume();
    throw error instanceof StatementFault ? problemOf(error) : error;
  }
}

function problemOf({ kind, line, message }: StatementFault): Problem {
  const errors = [{ field: line === null ? '' : `line ${line}`, code: kind, message }];
  const options = { detail: message, errors, extra: { line } };
  switch (kind) {
    case 'not_safe':
      return reconciliationProblems.statement_not_safe(options);
    case 'not_camt053':
      return reconciliationProblems.statement_not_camt053(options);
    case 'malformed':
      return reconciliationProblems.statement_malformed(options);
    case 'other_account':
      return reconciliationProblems.statement_of_other_account();
    case 'too_large':
      return platformProblems.payload_too_large({ detail: message, extra: { maxBytes: MAX_STATEMENT_BYTES } });
  }
}
