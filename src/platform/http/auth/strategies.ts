import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy as CustomStrategy } from 'passport-custom';
import { BasicStrategy as HttpBasicStrategy } from 'passport-http';
import type { Caller } from './caller.js';

const MAX_CREDENTIAL_CHARS = 4096;

/*
 * Passport keeps one table of strategies for the whole process. They hold no state, so that two applications in one
 * process (tests) cannot mix up their callers: the request carries the verifier of its own application.
 */

/** `Authorization: Bearer …` (RFC 6750 §2.1): an access token or an API key's secret. */
@Injectable()
export class BearerStrategy extends PassportStrategy(CustomStrategy, 'bearer') {
  validate(request: FastifyRequest): Promise<Caller | null> {
    const match = /^Bearer ([A-Za-z0-9\-._~+/]+=*) *$/i.exec(request.headers.authorization ?? '');
    if (!match?.[1] || match[1].length > MAX_CREDENTIAL_CHARS) return Promise.resolve(null);
    return request.verifiers.verifyBearer(match[1], request.ip);
  }
}

/** `Authorization: Basic …` (RFC 7617): an API key as user name, its secret as password. */
@Injectable()
export class BasicStrategy extends PassportStrategy(HttpBasicStrategy, 'basic', 3) {
  constructor() {
    super({ passReqToCallback: true });
  }

  validate(request: FastifyRequest, user: string, password: string): Promise<Caller | null> {
    if (user.length + password.length > MAX_CREDENTIAL_CHARS) return Promise.resolve(null);
    return request.verifiers.verifyBasic(user, password, request.ip);
  }
}
