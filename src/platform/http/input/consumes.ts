import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';

export const CONSUMES = 'posthorn:consumes';
const DEFAULT_TYPES: readonly string[] = ['application/json'];

/** Content types an operation reads, when it is not just JSON. */
export function Consumes(...types: [string, ...string[]]): MethodDecorator {
  return applyDecorators(SetMetadata(CONSUMES, types), ApiConsumes(...types));
}

export function accepts(types: readonly string[] | undefined, contentType: string | undefined): boolean {
  if (contentType === undefined) return true;
  const mediaType = contentType.split(';', 1)[0]!.trim().toLowerCase();
  return (types ?? DEFAULT_TYPES).includes(mediaType);
}
