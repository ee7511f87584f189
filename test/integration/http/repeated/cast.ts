import { parseWireId } from '../../../../src/kernel/ids.js';
import type { Answer, Call } from '../../../support/http-caller.js';
import type { World } from '../../../support/world.js';
import { member, PASSWORD, rows, type SignedUp } from '../../accounts/account-world.js';

/** The people of one installation that the operations below need. */
export interface Cast {
  world: World;
  account: { id: string; uuid: string; token: string };
  /** A member of staff who may do everything. */
  staff: string;
}

/** One request that can be repeated, and a query for how often it has had its effect. */
export interface Prepared extends Call {
  path: string;
  effects: string;
  about: string;
}

export type Prepare = (cast: Cast, unique: string) => Prepared | Promise<Prepared>;

export const AUDITED = 'select count(*) from audit_log where target_id = $1 and action = ';
const LINKS = 'select count(*) from one_time_tokens where user_id = $1 and purpose = ';

/** A day of its own for each text. */
export function dayOf(unique: string): string {
  const number = [...unique].reduce((hash, character) => (hash * 31 + character.charCodeAt(0)) % 7_000, 7);
  return `${2100 + number}-01-01`;
}

export async function castOf(world: World): Promise<Cast> {
  const { signedUp, token } = await member(world, 'cast@acme.example');
  const email = 'everything@posthorn.test';
  const roles = ['operator', 'billing_staff', 'compliance'];
  await must(
    world.http.post('/v1/admin/staff', { token: await world.operator(), body: { email, password: PASSWORD, roles } }),
  );
  const signedIn = await must(
    world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { email, password: PASSWORD } }),
  );
  const { id } = signedUp.account;
  return { world, account: { id, uuid: parseWireId('acc', id)!, token }, staff: signedIn.accessToken };
}

export async function effectsOf({ world }: Cast, { effects, about }: Prepared): Promise<number> {
  const [row] = await rows<{ count: number }>(world, effects, [about]);
  return Number(row?.count);
}

export function links(user: SignedUp['user'], purpose: string): Pick<Prepared, 'effects' | 'about'> {
  return { effects: `${LINKS}'${purpose}'`, about: parseWireId('usr', user.id)! };
}

export async function openReview(world: World, email: string): Promise<{ review: string; token: string }> {
  const { token } = await member(world, email);
  const path = '/v1/account/sending-authorization/review-requests';
  const { id } = await must(world.http.post<{ id: string }>(path, { token, body: { message: 'Please look.' } }));
  return { review: id, token };
}

export async function made(
  { world, account }: Cast,
  path: string,
  body: object,
  token = account.token,
): Promise<string> {
  return (await must(world.http.post<{ id: string }>(path, { token, body }))).id;
}

export async function must<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}
