import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../../kernel/problem.js';
import { platformProblems } from '../problems/platform-problems.js';
import { RateLimits } from '../throttle/rate-limits.js';
import type { AccessRule } from '../../../contracts/roles.js';
import { ACCESS } from './access.js';
import type { Caller } from './caller.js';
import { CredentialVerifiers } from './credential-verifiers.js';

const PassportGuard = AuthGuard(['bearer', 'basic']);

/** Finds out who calls. A public operation takes no credentials and looks at none. */
@Injectable()
export class AuthenticationGuard extends PassportGuard {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifiers: CredentialVerifiers,
    private readonly limits: RateLimits,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = accessOf(this.reflector, context);
    if (rule === 'public' || rule === 'own-guard') return true;
    try {
      if (request.headers.authorization === undefined) throw platformProblems.unauthenticated();
      request.verifiers = this.verifiers;
      await super.canActivate(context);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        await this.limits.takeForNetwork(request, context.switchToHttp().getResponse<FastifyReply>());
      }
      throw error;
    }
    request.caller = (request as FastifyRequest & { user: Caller }).user;
    return true;
  }

  override handleRequest<T>(error: unknown, caller: T | false | null): T {
    if (error instanceof Problem) throw error;
    if (error) throw error instanceof Error ? error : new Error('authentication failed', { cause: error });
    if (!caller) throw platformProblems.unauthenticated();
    return caller;
  }
}

/** The rule of the handler or of its controller; an operation without one cannot start, so this never guesses. */
export function accessOf(reflector: Reflector, context: ExecutionContext): AccessRule {
  const rule = reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
  if (rule === undefined) throw platformProblems.forbidden();
  return rule;
}
