import { ApiExtension } from '@nestjs/swagger';

export const PROBLEMS_EXTENSION = 'x-problems';

/** The codes an operation may answer beside those of every operation, for its documentation. */
export function ApiProblems(...codes: string[]): MethodDecorator & ClassDecorator {
  return ApiExtension(PROBLEMS_EXTENSION, codes);
}
