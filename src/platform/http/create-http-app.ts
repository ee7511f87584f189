import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
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
    await app.register(multipart);
    serveDocumentation(app, options.publicUrl);
    await app.init();
    await instance.ready();
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

/** The rest of what helmet can say is for browsers that are gone; the policy is a constant, see `request-hooks`. */
function helmetOptions() {
  return {
    contentSecurityPolicy: false as const,
    crossOriginEmbedderPolicy: false as const,
    originAgentCluster: false as const,
    xDnsPrefetchControl: false as const,
    xDownloadOptions: false as const,
    xPermittedCrossDomainPolicies: false as const,
    xXssProtection: false as const,
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' as const },
    xFrameOptions: { action: 'deny' as const },
  };
}
