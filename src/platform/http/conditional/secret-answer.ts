import { SetMetadata } from '@nestjs/common';

export const SECRET_ANSWER = 'posthorn:secret-answer';

/** The answer shows a secret or a token: `Cache-Control: no-store`, and sealed when kept for an idempotency key. */
export function SecretAnswer(): MethodDecorator {
  return SetMetadata(SECRET_ANSWER, true);
}
