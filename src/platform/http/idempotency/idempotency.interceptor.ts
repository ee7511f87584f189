import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { SECRET_ANSWER } from '../conditional/secret-answer.js';
import { KeyedRuns } from './keyed-runs.js';

const OWN_IDEMPOTENCY = 'posthorn:own-idempotency';

/** For operations that judge the key inside their own statement (accepting mail). */
export function OwnIdempotency(): MethodDecorator {
  return SetMetadata(OWN_IDEMPOTENCY, true);
}

/** `Idempotency-Key` on every POST: the first answer is kept for 30 days and given again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly runs: KeyedRuns,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handler = context.getHandler();
    if (request.method !== 'POST' || this.reflector.get<boolean | undefined>(OWN_IDEMPOTENCY, handler))
      return next.handle();
    if (request.headers['idempotency-key'] === undefined) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const secret = this.reflector.get<boolean | undefined>(SECRET_ANSWER, handler) === true;
    const operation = (): Promise<unknown> => firstValueFrom(next.handle(), { defaultValue: undefined });
    return from(this.runs.run(request, reply, operation, secret));
  }
}
