export { createHttpApp } from './create-http-app.js';
export { HttpPlatformModule } from './http.module.js';
export { Access } from './auth/access.js';
export { BrowserCookie } from './auth/browser-cookie.js';
export { isSameOrigin } from './auth/same-origin.js';
export {
  type AccountCaller,
  type Caller,
  callerScope,
  CurrentCaller,
  type Impersonator,
  type KeyCaller,
  type StaffCaller,
} from './auth/caller.js';
export { refusalOf } from './auth/judge-access.js';
export { type CredentialVerifier, CredentialVerifiers } from './auth/credential-verifiers.js';
export { type AccountRole, KEY_SCOPES, type KeyScope, STAFF_ROLES, type StaffRole } from './auth/roles.js';
export { requireMatch } from './conditional/etag.js';
export { SecretAnswer } from './conditional/secret-answer.js';
export { operationHash } from './idempotency/canonical.js';
export { OwnIdempotency } from './idempotency/idempotency.interceptor.js';
export { IdempotentAnswer } from './idempotency/idempotent-run.js';
export { KeyedRuns } from './idempotency/keyed-runs.js';
export { idempotencyKeyOf } from './idempotency/key-scope.js';
export { isStorable } from './idempotency/storable.js';
export { buildDocument } from './openapi/build-document.js';
export type { DocumentWords } from './openapi/describe-by-tables.js';
export type { RecordedExamples } from './openapi/compose-examples.js';
export { CleanLines } from './input/clean-lines.js';
export { Consumes } from './input/consumes.js';
export { FORM } from './input/html-forms.js';
export { Existing, type ResourceLocator } from './input/existing.js';
export { bodyProblem, queryProblem } from './input/faults.js';
export { checkedBody } from './input/input.pipe.js';
export { IfGiven } from './input/if-given.js';
export { RawBody } from './input/raw-body.js';
export { RequestHeader } from './input/request-header.js';
export { WireIdParam } from './input/wire-id.js';
export { parseCursor } from './paging/cursor.js';
export { ListQuery, wholeNumber } from './paging/list-query.js';
export { ApiPage, type Page, page } from './paging/page.js';
export { unavailable } from './problems/as-problem.js';
export { platformProblems } from './problems/platform-problems.js';
export { preferredLanguage } from './problems/preferred-language.js';
export { problemDocument } from './problems/problem-document.js';
export { HttpDrain } from './server/http-drain.js';
export { Unlimited } from './throttle/rate-limit.guard.js';
export { Throttle } from './throttle/throttle.js';
