import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { FieldFault } from '../../../kernel/problem.js';
import { requireMatch } from '../conditional/etag.js';
import { SECRET_ANSWER } from '../conditional/secret-answer.js';
import { platformProblems } from '../problems/platform-problems.js';
import { accepts, CONSUMES } from './consumes.js';
import { LOCATOR, type ResourceLocator } from './existing.js';
import { bodyProblem, queryProblem } from './faults.js';
import { readsBody, readsQuery } from './handler-parameters.js';
import { hasUnstorableChar } from './json-scan.js';
import { requireWellFormedIds } from './wire-id.js';

/** What is judged after 403 and before the DTOs, in this order: media type, ids (404), If-Match (412), hostile input (422). */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const handler = context.getHandler();
    if (this.reflector.get<boolean | undefined>(SECRET_ANSWER, handler)) void reply.header('cache-control', 'no-store');
    if (
      (request.body !== undefined || isForm(request)) &&
      !accepts(this.reflector.get(CONSUMES, handler), request.headers['content-type'])
    ) {
      throw platformProblems.unsupported_media_type();
    }
    requireWellFormedIds(handler, request);
    await this.requireResource(context, request);
    this.judgeQuery(context, request);
    this.judgeBody(context, request);
    return next.handle();
  }

  private async requireResource(context: ExecutionContext, request: FastifyRequest): Promise<void> {
    const locator = this.reflector.getAllAndOverride<(new () => ResourceLocator) | undefined>(LOCATOR, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!locator) return;
    const found = await this.modules
      .get(locator, { strict: false })
      .locate(request.caller, request.params as Record<string, string>, request);
    if (found === null) throw platformProblems.not_found();
    requireMatch(request.headers['if-match'], found);
  }

  private judgeQuery(context: ExecutionContext, request: FastifyRequest): void {
    const query = request.query as Record<string, unknown>;
    const faults: FieldFault[] = [];
    const known = readsQuery(context.getClass(), context.getHandler().name);
    for (const [name, value] of Object.entries(query)) {
      if (known !== 'all' && !known.includes(name)) faults.push({ field: name, code: 'unknown_field', message: '' });
      for (const text of [value].flat()) {
        if (hasUnstorableChar(String(text))) faults.push({ field: name, code: 'invalid_characters', message: '' });
      }
    }
    if (faults.length > 0) throw queryProblem(faults);
  }

  private judgeBody(context: ExecutionContext, request: FastifyRequest): void {
    if (request.bodyFaults.length > 0) throw bodyProblem(request.bodyFaults);
    const { body } = request;
    if (
      typeof body !== 'object' ||
      body === null ||
      Buffer.isBuffer(body) ||
      readsBody(context.getClass(), context.getHandler().name)
    )
      return;
    const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
    const fields = isJson ? Object.keys(body) : [];
    if (fields.length > 0) throw bodyProblem(fields.map((field) => ({ field, code: 'unknown_field', message: '' })));
  }
}

/** Forms are read by their operation, part by part. */
function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').toLowerCase().startsWith('multipart/');
}
