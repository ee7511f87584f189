import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** What the body of an unsubscription is called on its way in, whatever it was called before. */
export const UNREAD = 'application/octet-stream';

/** The POST of mail programs, whose body may come in any type (RFC 8058 §3.2) or none. */
@Injectable()
export class RecipientForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onRequest', async (request) => {
      if (request.method === 'POST' && request.url.startsWith('/u/')) request.headers['content-type'] = UNREAD;
    });
  }
}
