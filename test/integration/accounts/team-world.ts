import { parseWireId } from '../../../src/kernel/ids.js';
import { SignInFacade } from '../../../src/modules/accounts/index.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { PASSWORD, type ProblemBody, rows, type SignedUp } from './account-world.js';

export interface User {
  id: string;
  email: string;
  username: string;
  role: string;
  status: 'invited' | 'active';
  totpEnabled: boolean;
  lastLoginAt: string | null;
  invitationExpiresAt: string | null;
}
export interface Seats {
  included: number | null;
  purchased: number;
  used: number;
  total: number | null;
}
export type Refusal = ProblemBody & { detail: string; seats?: Seats; allowedRoles?: string[]; userId?: string };

export function invite(
  world: World,
  token: string,
  email: string,
  role = 'developer',
): Promise<Answer<Omit<User, 'status'> & Omit<Refusal, 'status'>>> {
  return world.http.post('/v1/users', { token, body: { email, role } });
}

export async function invited(world: World, token: string, email: string, role = 'developer'): Promise<User> {
  const answer = await invite(world, token, email, role);
  if (answer.status !== 201) throw new Error(`invitation: ${answer.status} ${answer.text}`);
  return answer.body as unknown as User;
}

/** The token of the newest link of an invited person, without waiting for the mail. */
export async function invitationToken(world: World, user: { id: string }): Promise<string> {
  const [link] = await rows<{ id: string }>(
    world,
    `select id from one_time_tokens where user_id = $1 and purpose = 'invitation' order by id desc limit 1`,
    [parseWireId('usr', user.id)],
  );
  if (!link) throw new Error('no invitation');
  return world.app.get(SignInFacade).linkToken('invitation', link.id);
}

export function accept(world: World, token: string, password = PASSWORD): Promise<Answer<SignedUp & Refusal>> {
  return world.http.post('/v1/auth/accept-invitation', { body: { token, password } });
}

export interface Joined {
  user: User;
  /** access token */
  token: string;
}

/** Invited, joined and signed in. */
export async function join(world: World, ownerToken: string, email: string, role = 'developer'): Promise<Joined> {
  const user = await invited(world, ownerToken, email, role);
  const answer = await accept(world, await invitationToken(world, user));
  if (answer.status !== 200) throw new Error(`joining: ${answer.status} ${answer.text}`);
  const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
    body: { username: user.username, password: PASSWORD },
  });
  return { user, token: signedIn.body.accessToken };
}

export async function usersOf(world: World, token: string): Promise<User[]> {
  return (await world.http.get<{ data: User[] }>('/v1/users', { token })).body.data;
}

export async function actionsOf(world: World, token: string): Promise<string[]> {
  const { body } = await world.http.get<{ data: { action: string }[] }>('/v1/account/audit-log?limit=500', { token });
  return body.data.map((entry) => entry.action);
}
