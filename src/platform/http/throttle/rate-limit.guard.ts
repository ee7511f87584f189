import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimits } from './rate-limits.js';

const UNLIMITED = 'posthorn:unlimited';

/** For probes: whoever watches the service must never be turned away for asking often. */
export function Unlimited(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(UNLIMITED, true), ApiExtension('x-unlimited', true));
}

@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(UNLIMITED, [context.getHandler(), context.getClass()]))
      return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.caller) await this.limits.takeForCaller(request.caller, reply);
    else await this.limits.takeForNetwork(request, reply);
    return true;
  }
}
