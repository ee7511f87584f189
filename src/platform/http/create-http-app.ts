import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StructuredLogger } from '../observability/structured-logger.js';
import { asProblem } from './problems/as-problem.js';
import { sendProblem } from './problems/problem.filter.js';
import { addBodyParsers } from './server/body-parsers.js';
import { fastifyOptions } from './server/fastify-options.js';
import { addRequestHooks } from './server/request-hooks.js';
import { serveDocumentation } from './openapi/serve-documentation.js';

export interface HttpAppOptions {
  trustedProxies?: readonly string[];
  logger?: StructuredLogger | false;
  /** Public address, shown as the server in the API document. */
  publicUrl?: string;
  /** Only looks at the modules, for writing the API document; nothing is connected. */
  preview?: boolean;
}

/**
 * The Nest application on a tuned Fastify. `rootModule` must import `HttpPlatformModule`. Answers an application that
 * is ready but not listening: `await app.listen(port, host)`.
 */
export async function createHttpApp(
  rootModule: Type | DynamicModule,
  options: HttpAppOptions = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...fastifyOptions(options.trustedProxies ?? []),
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, asProblem(error)),
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const instance = adapter.getInstance<FastifyInstance>();
  addRequestHooks(instance);
  addBodyParsers(instance);
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    bodyParser: false,
    abortOnError: false,
    bufferLogs: false,
    preview: options.preview ?? false,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
  if (options.preview) return app;
  try {
    await app.register(helmet, helmetOptions());
    serveDocumentation(app, options.publicUrl);
    await app.init();
    await instance.ready();
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

/** A policy that the Swagger page can live with: its own scripts and styles, no other origin, no frame. */
function helmetOptions() {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' as const },
    xFrameOptions: { action: 'deny' as const },
  };
}
