import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

export const FORM = 'application/x-www-form-urlencoded';
const MAX_FORM_BYTES = 16_384;

/** Teaches the server to read the one kind of form our pages post. Operations that do not consume it answer 415 as before. */
@Injectable()
export class LinkForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (instance.hasContentTypeParser(FORM)) return;
    instance.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MAX_FORM_BYTES }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    });
  }
}
