import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseWireId, type WirePrefix } from '../../../kernel/ids.js';
import { platformProblems } from '../problems/platform-problems.js';

const WIRE_IDS = Symbol('posthorn:wire-ids');

interface WireIdSpec {
  name: string;
  prefix: WirePrefix;
}

const wireIdParameter = createParamDecorator((spec: WireIdSpec, context: ExecutionContext): string =>
  readId(context.switchToHttp().getRequest<FastifyRequest>(), spec),
);

/** The UUID inside a path parameter such as `msg_…`. A malformed id answers 404, exactly like a missing one. */
export function WireIdParam(prefix: WirePrefix, name = 'id'): ParameterDecorator {
  return (target, key, index) => {
    const handler = (target as Record<string | symbol, object>)[key as string]!;
    const known = (Reflect.getMetadata(WIRE_IDS, handler) as WireIdSpec[] | undefined) ?? [];
    Reflect.defineMetadata(WIRE_IDS, [...known, { name, prefix }], handler);
    ApiParam({
      name,
      schema: { type: 'string', pattern: `^${prefix}_[0-9a-f-]{36}$` },
      example: `${prefix}_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11`,
    })(target, key as string, Object.getOwnPropertyDescriptor(target, key as string)!);
    wireIdParameter({ name, prefix })(target, key, index);
  };
}

/** Checks all ids of a path before anything of the body is judged. */
export function requireWellFormedIds(handler: object, request: FastifyRequest): void {
  for (const spec of (Reflect.getMetadata(WIRE_IDS, handler) as WireIdSpec[] | undefined) ?? []) readId(request, spec);
}

export function readId(request: FastifyRequest, spec: WireIdSpec): string {
  const text = (request.params as Record<string, string | undefined>)[spec.name] ?? '';
  const id = parseWireId(spec.prefix, text);
  if (id === null) throw platformProblems.not_found();
  return id;
}
