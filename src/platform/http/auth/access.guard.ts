import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { accessOf } from './authentication.guard.js';
import { refusalOf } from './judge-access.js';

/** 403 for callers that are known but may not. Runs before any id is looked up, so it reveals nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const refusal = refusalOf(accessOf(this.reflector, context), request.caller, request.method);
    if (refusal) throw refusal;
    return true;
  }
}
