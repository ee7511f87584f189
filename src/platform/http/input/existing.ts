import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';

/**
 * Finds the resource of a path before its body is judged, so that a foreign id answers 404 whatever the body holds
 * and `If-Match` (412) comes before 422. Answers null when there is none for this caller; else what GET would show,
 * or `{ version }` when the resource counts its versions.
 */
export interface ResourceLocator {
  locate(caller: Caller | null, parameters: Record<string, string>, request: FastifyRequest): Promise<object | null>;
}

export const LOCATOR = 'posthorn:locator';

/** `@Existing(SenderLocator)`: a provider of the same module that finds the path's resource. */
export function Existing(locator: Type<ResourceLocator>): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(LOCATOR, locator), ApiExtension('x-located', true));
}
