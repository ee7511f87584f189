import type { FastifyRequest } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';

/** The body as it came, also where it is JSON or claims to be: a signature is over its bytes. */
export function RawBody(): MethodDecorator {
  return RouteConfig({ rawBody: true });
}

export function wantsRawBody(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { rawBody?: boolean }).rawBody === true;
}
