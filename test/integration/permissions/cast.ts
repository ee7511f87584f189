import {
  ACCOUNT_ROLES,
  type AccountRole,
  KEY_SCOPES,
  type KeyScope,
  STAFF_ROLES,
  type StaffRole,
} from '../../../src/contracts/roles.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';

const PASSWORD = 'a rather long pass phrase 7';

/** Somebody who calls, and what the table has to say about him. */
export type Player =
  | { name: string; token: string; kind: 'person'; role: AccountRole }
  | { name: string; token: string; kind: 'program'; scope: KeyScope }
  | { name: string; token: string; kind: 'staff'; role: StaffRole };

/** One account with everybody in it. */
export interface House {
  owner: Customer;
  players: Player[];
}

/** An account with one person per role and one program per scope. */
export async function houseOf(world: World, name: string): Promise<House> {
  const owner = await signUpCustomer(world, { email: `owner@${name}.example` });
  const players: Player[] = [{ name: `${name}: owner`, token: owner.accessToken, kind: 'person', role: 'owner' }];
  for (const role of ACCOUNT_ROLES.filter((other) => other !== 'owner')) {
    const token = await memberOf(world, owner, role, `${role}@${name}.example`);
    players.push({ name: `${name}: ${role}`, token, kind: 'person', role });
  }
  for (const scope of KEY_SCOPES) {
    const body = { name: scope, scopes: [scope] };
    const key = await must<{ secret: string }>(
      201,
      world.http.post('/v1/api-keys', { token: owner.accessToken, body }),
    );
    players.push({ name: `${name}: key with ${scope}`, token: key.secret, kind: 'program', scope });
  }
  return { owner, players };
}

/** Invites, joins and signs in; answers the access token. */
export async function memberOf(world: World, owner: Customer, role: AccountRole, email: string): Promise<string> {
  await must(201, world.http.post('/v1/users', { token: owner.accessToken, body: { email, role } }));
  const token = await world.inbox.token(email, 'invitation');
  await must(200, world.http.post('/v1/auth/accept-invitation', { body: { token, password: PASSWORD } }));
  return signIn(world, email);
}

/** One of the operator's people per role, each with that role only. */
export async function staffOf(world: World): Promise<Player[]> {
  const operator = await world.operator();
  const players: Player[] = [];
  for (const role of STAFF_ROLES) {
    const email = `${role}@operator.example`;
    const body = { email, password: PASSWORD, roles: [role] };
    await must(201, world.http.post('/v1/admin/staff', { token: operator, body }));
    players.push({ name: `staff: ${role}`, token: await signIn(world, email), kind: 'staff', role });
  }
  return players;
}

async function signIn(world: World, email: string): Promise<string> {
  const body = { email, password: PASSWORD };
  return (await must<{ accessToken: string }>(200, world.http.post('/v1/auth/login', { body }))).accessToken;
}

export async function must<T>(status: number, call: Promise<Answer>): Promise<T> {
  const answer = await call;
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer.body as T;
}
