import assert from 'node:assert/strict';
import type { World } from '../../support/world.js';

/** Asked for by the customer, decided by staff. */
export async function approvedSender(world: World, token: string, sender: string, countries: string[]): Promise<void> {
  const asked = await world.http.post<{ id: string }>('/v1/sms/senders', { token, body: { sender, countries } });
  assert.equal(asked.status, 201, asked.text);
  const path = `/v1/admin/sms/senders/${asked.body.id}/approve`;
  const answer = await world.http.post(path, { token: await complianceOf(world), body: {} });
  assert.equal(answer.status, 200, answer.text);
}

const people = new WeakMap<World, Promise<string>>();

/** A member of staff who decides about senders. */
function complianceOf(world: World): Promise<string> {
  const known = people.get(world) ?? signIn(world);
  people.set(world, known);
  return known;
}

async function signIn(world: World): Promise<string> {
  const email = 'senders@posthorn.test';
  const password = 'a rather long pass phrase 7';
  const body = { email, password, roles: ['compliance', 'operator'] };
  await world.http.post('/v1/admin/staff', { token: await world.operator(), body });
  const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { email, password } });
  return signedIn.body.accessToken;
}
