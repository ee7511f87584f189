import type { HttpCaller } from './http-caller.js';
import type { InboxReader } from './inbox-reader.js';

export interface Customer {
  email: string;
  /** On the wire: `acc_…`. */
  accountId: string;
  username: string;
  password: string;
  accessToken: string;
  /** An API key with every scope. */
  secret: string;
}

const FULL_PROFILE = {
  website: 'https://acme.example',
  phone: '+33123456789',
  address: '1 rue de la Paix, 75002 Paris',
  country: 'FR',
  useCase: 'Quotes and reminders of our shop',
  listOrigin: 'Customers who ordered',
  expectedMonthlyVolume: 3000,
};

let number = 0;

/** Signs up with a full profile (tier 2), confirms through the mail, signs in and makes an API key. */
export async function signUpCustomer(
  world: { http: HttpCaller; inbox: Pick<InboxReader, 'token'> },
  options: { email?: string; offer?: string; profile?: object | null } = {},
): Promise<Customer> {
  const email = options.email ?? `customer${(number += 1)}@acme${number}.example`;
  const password = 'a rather long pass phrase 7';
  const { profile = FULL_PROFILE } = options;
  const signedUp = await must(
    201,
    world.http.post('/v1/accounts', {
      body: {
        email,
        organization: 'Acme',
        password,
        ...(profile ? { profile } : {}),
        ...(options.offer ? { offer: options.offer } : {}),
      },
    }),
  );
  const { account, user } = signedUp as { account: { id: string }; user: { username: string } };
  const token = await world.inbox.token(email, 'confirm-email');
  await must(200, world.http.post('/v1/auth/confirm-email', { body: { token } }));
  const signedIn = await must(200, world.http.post('/v1/auth/login', { body: { username: user.username, password } }));
  const { accessToken } = signedIn as { accessToken: string };
  const scopes = ['send', 'read', 'contacts', 'billing', 'sms', 'admin-of-account'];
  const key = await must(201, world.http.post('/v1/api-keys', { token: accessToken, body: { name: 'tests', scopes } }));
  const { secret } = key as { secret: string };
  return { email, accountId: account.id, username: user.username, password, accessToken, secret };
}

async function must(status: number, call: Promise<{ status: number; body: unknown; text: string }>): Promise<unknown> {
  const answer = await call;
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer.body;
}
