import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const SECRET_ANSWER = 'posthorn:secret-answer';

/** The answer shows a secret or a token: `Cache-Control: no-store`, and sealed when kept for an idempotency key. */
export function SecretAnswer(): MethodDecorator {
  return applyDecorators(SetMetadata(SECRET_ANSWER, true), ApiExtension('x-secret', true));
}
