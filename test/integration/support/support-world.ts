import { parseWireId } from '../../../src/kernel/ids.js';
import { SupportFacade } from '../../../src/modules/support/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';
import { login, member, PASSWORD, rows, type SignedUp } from '../accounts/account-world.js';

/** Somebody of the operator's, signed in. */
export interface Colleague {
  id: string;
  email: string;
  token: string;
}

export async function colleague(world: World, email: string, roles: string[]): Promise<Colleague> {
  const added = await world.http.post<{ id: string }>('/v1/admin/staff', {
    token: await world.operator(),
    body: { email, password: PASSWORD, roles },
  });
  if (added.status !== 201) throw new Error(`staff: ${added.status} ${added.text}`);
  const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
    body: { email, password: PASSWORD },
  });
  return { id: added.body.id, email, token: signedIn.body.accessToken };
}

/** A customer as the tests of support need him. */
export interface Subject {
  signedUp: SignedUp;
  token: string;
  /** uuid */
  accountId: string;
}

export async function subject(world: World, email: string): Promise<Subject> {
  const { signedUp, token } = await member(world, email);
  return { signedUp, token, accountId: parseWireId('acc', signedUp.account.id)! };
}

/** A ticket as another module opens it for a customer; answers its wire id. */
export async function ticketOf(
  world: World,
  { accountId, signedUp }: { accountId: string; signedUp?: SignedUp },
  topic: 'technical' | 'refund' | 'account_block' = 'technical',
): Promise<string> {
  const { ticketId } = await world.app.get(UnitOfWork).run(accountScope(accountId), (tx) =>
    world.app.get(SupportFacade).openTicketIn(tx, {
      accountId,
      topic,
      subject: `About ${topic}`,
      text: 'It does not work.',
      language: 'en',
      openedBy: signedUp
        ? { type: 'user', id: signedUp.user.id, label: signedUp.user.username }
        : { type: 'system', id: null },
    }),
  );
  return `tkt_${ticketId}`;
}

/** Works as the same person in another role, freshly signed in: what was cached about the old session is no concern. */
export async function inRole<T>(
  world: World,
  { signedUp }: Subject,
  role: string,
  work: (token: string) => Promise<T>,
): Promise<T> {
  const set = (value: string): Promise<unknown> =>
    rows(world, 'update users set role = $2 where id = $1', [parseWireId('usr', signedUp.user.id), value]);
  await set(role);
  try {
    return await work((await login(world, { username: signedUp.user.username })).accessToken);
  } finally {
    await set('owner');
  }
}
