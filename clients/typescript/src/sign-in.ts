import { createPosthorn, type Posthorn, type PosthornOptions } from './posthorn.js';
import type { SessionOptions } from './credentials.js';
import type { paths } from './schema.js';

type Login = paths['/v1/auth/login']['post']['requestBody']['content']['application/json'];

/** Signs a person in and answers a client that stays signed in. A second factor that is missing throws `totp_required`. */
export async function signIn(
  options: Omit<PosthornOptions, 'apiKey' | 'session'>,
  who: Login,
  onTokens?: NonNullable<SessionOptions['onTokens']>,
): Promise<Posthorn> {
  const { accessToken, refreshToken } = await createPosthorn(options).post('/v1/auth/login', { body: who });
  await onTokens?.({ accessToken, refreshToken });
  return createPosthorn({ ...options, session: { accessToken, refreshToken, ...(onTokens ? { onTokens } : {}) } });
}
