import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

export const FORM = 'application/x-www-form-urlencoded';
/** What the body of an unsubscription is called on its way in, whatever it was called before. */
export const UNREAD = 'application/octet-stream';
const MAX_FORM_BYTES = 16_384;

/** Forms of recipients' pages, and the POST of mail programs, whose body may come in any type (RFC 8058 §3.2) or none. */
@Injectable()
export class RecipientForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onRequest', async (request) => {
      if (request.method === 'POST' && request.url.startsWith('/u/')) request.headers['content-type'] = UNREAD;
    });
    if (instance.hasContentTypeParser(FORM)) return;
    instance.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MAX_FORM_BYTES }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    });
  }
}
