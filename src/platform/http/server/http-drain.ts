import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** How long requests under way may take once the process is told to stop. */
export const DRAIN_MS = 25_000;
const POLL_MS = 20;

/** Stops in order: no new connections, requests under way finish, and only what hangs is cut. */
@Injectable()
export class HttpDrain implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('HttpDrain');
  private inFlight = 0;
  private isDraining = false;

  constructor(private readonly host: HttpAdapterHost) {}

  /** True from the moment the process is told to stop; readiness says so. */
  get draining(): boolean {
    return this.isDraining;
  }

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onRequest', async (_request, reply) => {
      this.inFlight += 1;
      reply.raw.once('close', () => (this.inFlight -= 1));
    });
    instance.addHook('onSend', async (_request, reply) => {
      if (this.isDraining) void reply.header('connection', 'close');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    const server = this.host.httpAdapter.getHttpServer() as Server;
    if (!server.listening) return;
    server.close();
    server.closeIdleConnections();
    const deadline = performance.now() + DRAIN_MS;
    while (this.inFlight > 0 && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    if (this.inFlight > 0) this.log.warn({ msg: 'requests were cut at shutdown', count: this.inFlight });
    server.closeAllConnections();
  }
}
