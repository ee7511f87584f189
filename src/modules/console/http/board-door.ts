import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { staff } from '../../../contracts/roles.js';
import type { Problem } from '../../../kernel/problem.js';
import { Config } from '../../../platform/config/config.js';
import { BrowserCookie, platformProblems, problemDocument, refusalOf } from '../../../platform/http/index.js';
import { QueueBoard } from '../../../platform/queue/queue-board.js';
import { BOARD } from '../rules/next-page.js';
import { signInAddress } from '../rules/render-pages.js';
import { KnowBrowser } from '../use-cases/know-browser.js';

/** Operators, and auditors to look. */
const RULE = staff('operator');
/** As everywhere, but the board's page names its own address as the base of its links. */
const POLICY_BASE = ["base-uri 'none'", "base-uri 'self'"] as const;
/** The board would fetch a typeface from another house. */
const FOREIGN_STYLES = /<link href="https:\/\/fonts\.googleapis\.com[^>]*>/g;

/** Stands before the page over the queues: signed in as an operator, and looking only. */
@Injectable()
export class BoardDoor implements OnModuleInit {
  private readonly cookie: BrowserCookie;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly board: QueueBoard,
    private readonly knowBrowser: KnowBrowser,
    config: Config,
  ) {
    this.cookie = new BrowserCookie(config.publicUrl);
  }

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    void instance.register(
      (scope, _options, done) => {
        scope.addHook('onRequest', (request, reply) => this.admit(request, reply));
        scope.addHook('onSend', async (_request, reply, payload) => settle(reply, payload));
        void scope.register(this.board.pluginAt(BOARD));
        done();
      },
      { prefix: BOARD },
    );
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(reply, platformProblems.method_not_allowed());
    const caller = await this.knowBrowser.callerOf(this.cookie.of(request));
    const refusal = refusalOf(RULE, caller, 'GET');
    if (refusal === null) return undefined;
    const isPage = /\btext\/html\b/.test(request.headers.accept ?? '');
    if (refusal.status !== 401 || !isPage) return refuse(reply, refusal);
    return reply.header('cache-control', 'no-store').redirect(signInAddress(request.url.split('?', 1)[0]!), 303);
  }
}

function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problemDocument(problem, 'en', reply.request.id)));
}

function settle(reply: FastifyReply, payload: unknown): unknown {
  if (!String(reply.getHeader('content-type')).startsWith('text/html') || typeof payload !== 'string') return payload;
  const policy = String(reply.getHeader('content-security-policy')).replace(...POLICY_BASE);
  void reply.header('content-security-policy', policy).removeHeader('content-length');
  return payload.replace(FOREIGN_STYLES, '');
}
