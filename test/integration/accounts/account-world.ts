import { SignInFacade } from '../../../src/modules/accounts/index.js';
import { parseWireId } from '../../../src/kernel/ids.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import type { World } from '../../support/world.js';

export const PASSWORD = 'plum harvest by the brook 74';

export interface SignedUp {
  account: {
    id: string;
    platformId: number;
    organization: string;
    offer: string;
    status: string;
    tier: number;
    emailConfirmed: boolean;
  };
  user: { id: string; username: string; email: string; role: string };
}
export interface Pair {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}
export interface ProblemBody {
  code: string;
  status: number;
  errors?: { field: string; code: string }[];
  usernames?: string[];
}

/** The account's uuid, as the database has it. */
export function accountUuid(signedUp: SignedUp): string {
  return parseWireId('acc', signedUp.account.id)!;
}

export async function signUp(world: World, email: string, more: object = {}): Promise<SignedUp> {
  const answer = await world.http.post<SignedUp>('/v1/accounts', {
    body: { email, organization: 'Acme', password: PASSWORD, ...more },
  });
  if (answer.status !== 201) throw new Error(`sign-up: ${answer.status} ${answer.text}`);
  return answer.body;
}

export function rows<R extends object>(world: World, sql: string, values: unknown[] = []): Promise<R[]> {
  return world.app
    .get(HotPool)
    .query<R & Record<string, unknown>>(sql, values)
    .then((result) => result.rows);
}

/** The token that the newest mail of this purpose to a person carries. */
export async function linkToken(
  world: World,
  signedUp: SignedUp,
  purpose: 'confirm-email' | 'reset-password' | 'change-email',
): Promise<string> {
  const [token] = await rows<{ id: string }>(
    world,
    'select id from one_time_tokens where user_id = $1 and purpose = $2 order by id desc limit 1',
    [parseWireId('usr', signedUp.user.id), purpose],
  );
  if (!token) throw new Error(`no link ${purpose}`);
  return world.app.get(SignInFacade).linkToken(purpose, token.id);
}

export async function confirm(world: World, signedUp: SignedUp): Promise<void> {
  const token = await linkToken(world, signedUp, 'confirm-email');
  const answer = await world.http.post('/v1/auth/confirm-email', { body: { token } });
  if (answer.status !== 200) throw new Error(`confirmation: ${answer.status} ${answer.text}`);
}

export async function login(
  world: World,
  login: { username?: string; email?: string },
  password = PASSWORD,
): Promise<Pair> {
  const answer = await world.http.post<Pair>('/v1/auth/login', { body: { ...login, password } });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Signed up, confirmed and signed in. */
export async function member(
  world: World,
  email: string,
  more: object = {},
): Promise<{ signedUp: SignedUp; token: string; pair: Pair }> {
  const signedUp = await signUp(world, email, more);
  await confirm(world, signedUp);
  const pair = await login(world, { username: signedUp.user.username });
  return { signedUp, token: pair.accessToken, pair };
}
