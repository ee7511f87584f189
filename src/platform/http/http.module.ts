import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './auth/access.guard.js';
import { AssertAccessDeclared } from './auth/assert-access-declared.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { CredentialVerifiers } from './auth/credential-verifiers.js';
import { BasicStrategy, BearerStrategy } from './auth/strategies.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotencyStore } from './idempotency/idempotency-store.js';
import { IdempotentAnswer } from './idempotency/idempotent-run.js';
import { KeyedRuns } from './idempotency/keyed-runs.js';
import { HtmlForms } from './input/html-forms.js';
import { InputPipe } from './input/input.pipe.js';
import { RequestInterceptor } from './input/request.interceptor.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { HttpDrain } from './server/http-drain.js';
import { RequestLog } from './server/request-log.js';
import { RateLimitGuard } from './throttle/rate-limit.guard.js';
import { RateLimits } from './throttle/rate-limits.js';
import { Throttle } from './throttle/throttle.js';

/**
 * What stands around every operation, in the order a request meets it: who calls (401), how often (429), may he (403),
 * idempotency key, id (404), version (412), query and body (422), then the operation.
 */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    CredentialVerifiers,
    BearerStrategy,
    BasicStrategy,
    AssertAccessDeclared,
    HtmlForms,
    HttpDrain,
    RequestLog,
    Throttle,
    RateLimits,
    IdempotencyStore,
    IdempotentAnswer,
    KeyedRuns,
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
    { provide: APP_PIPE, useClass: InputPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [CredentialVerifiers, Throttle, IdempotentAnswer, KeyedRuns, HttpDrain],
})
export class HttpPlatformModule {}
