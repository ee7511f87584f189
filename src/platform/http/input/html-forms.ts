import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** What a form of a page posts. An operation takes it with `@Consumes(FORM)`; every other answers 415. */
export const FORM = 'application/x-www-form-urlencoded';
const MAX_FORM_BYTES = 16_384;

@Injectable()
export class HtmlForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (instance.hasContentTypeParser(FORM)) return;
    instance.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MAX_FORM_BYTES }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    });
  }
}
