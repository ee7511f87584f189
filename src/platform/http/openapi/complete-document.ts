import type { OpenAPIObject } from '@nestjs/swagger';

/** Adds what holds for every operation. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  return document;
}
