import type { OpenAPIObject } from '@nestjs/swagger';

/** Carries the codes of an operation until they are written out. */
export const PROBLEMS_EXTENSION = 'x-problems';

/** The parts of an OpenAPI operation that we touch. */
export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: Record<string, unknown>[];
  requestBody?: { required?: boolean; content?: Record<string, Media> };
  responses: Record<string, unknown>;
  [extension: `x-${string}`]: unknown;
}
export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: unknown;
}
export interface Schema {
  description?: string;
  example?: unknown;
  examples?: unknown[];
  default?: unknown;
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  minLength?: number;
  enum?: unknown[];
  required?: string[];
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}
export interface FoundOperation {
  method: string;
  path: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

export function operationsOf(document: OpenAPIObject): FoundOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as unknown as Operation | undefined;
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}
