import { parseWireId } from '../../../src/kernel/ids.js';
import type { World } from '../../support/world.js';

export interface SignedIn {
  /** On the wire. */
  accountId: string;
  /** In the database. */
  id: string;
  token: string;
}

const PASSWORD = 'a rather long pass phrase 7';
let number = 0;

/** Signs up and in, without confirming the address: enough for everything but sending. */
export async function signUp(world: World, offer?: string): Promise<SignedIn> {
  number += 1;
  const email = `owner${number}@firm${number}.example`;
  const body = { email, organization: 'Firm', password: PASSWORD, ...(offer === undefined ? {} : { offer }) };
  const made = await world.http.post<{ account: { id: string }; user: { username: string } }>('/v1/accounts', { body });
  if (made.status !== 201) throw new Error(made.text);
  const { account, user } = made.body;
  const login = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
    body: { username: user.username, password: PASSWORD },
  });
  if (login.status !== 200) throw new Error(login.text);
  return { accountId: account.id, id: parseWireId('acc', account.id)!, token: login.body.accessToken };
}

/** The id of a plan by its code. */
export async function planId(world: World, code: string): Promise<string> {
  const offer = code.slice(0, code.indexOf('.'));
  const plans = await world.http.get<{ data: { id: string; code: string }[] }>(`/v1/plans?offer=${offer}`);
  const plan = plans.body.data.find((candidate) => candidate.code === code);
  if (!plan) throw new Error(`no plan ${code}`);
  return plan.id;
}
