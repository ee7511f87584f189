import { parseWireId } from '../../../src/kernel/ids.js';
import type { Answer, Call } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { accountUuid, member, PASSWORD, rows, type SignedUp, signUp } from '../accounts/account-world.js';
import { join } from '../accounts/team-world.js';
import { Authenticator, turnOn } from '../accounts/authenticator.js';
import { supportOperations } from '../support/support-operations.js';
import { planId } from '../billing/account-in-world.js';
import { card, suiteCustomer } from '../billing/payments-in-world.js';

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

type Prepare = (cast: Cast, unique: string) => Prepared | Promise<Prepared>;

const AUDITED = 'select count(*) from audit_log where target_id = $1 and action = ';
const LINKS = 'select count(*) from one_time_tokens where user_id = $1 and purpose = ';

/** Every POST whose repetition would have its effect twice, by operationId. */
export const keptOperations: Record<string, Prepare> = {
  ...supportOperations,
  signUp: (_cast, unique) => ({
    path: '/v1/accounts',
    body: { email: `${unique}@acme.example`, organization: unique, password: PASSWORD },
    effects: 'select count(*) from accounts where organization = $1',
    about: unique,
  }),
  resendConfirmation: async ({ world }, unique) => {
    const { user } = await signUp(world, `${unique}@acme.example`);
    return { path: '/v1/auth/resend-confirmation', body: { email: user.email }, ...links(user, 'confirm-email') };
  },
  forgotUsername: async ({ world }, unique) => {
    const { user } = await signUp(world, `${unique}@acme.example`);
    return { path: '/v1/auth/forgot-username', body: { email: user.email }, ...links(user, 'forgot-username') };
  },
  forgotPassword: async ({ world }, unique) => {
    const { user } = await signUp(world, `${unique}@acme.example`);
    return { path: '/v1/auth/forgot-password', body: { email: user.email }, ...links(user, 'reset-password') };
  },
  confirmEmail: async ({ world }, unique) => {
    const { user } = await signUp(world, `${unique}@acme.example`);
    const token = await world.inbox.token(user.email, 'confirm-email');
    const about = user.id;
    return { path: '/v1/auth/confirm-email', body: { token }, effects: `${AUDITED}'user.email_confirmed'`, about };
  },
  resetPassword: async ({ world }, unique) => {
    const { signedUp } = await member(world, `${unique}@acme.example`);
    const { username, email, id: about } = signedUp.user;
    await must(world.http.post('/v1/auth/forgot-password', { body: { username } }));
    const token = await world.inbox.token(email, 'reset-password');
    const body = { token, password: `${PASSWORD} again` };
    return { path: '/v1/auth/reset-password', body, effects: `${AUDITED}'user.password_reset'`, about };
  },
  inviteUser: ({ account }, unique) => ({
    path: '/v1/users',
    token: account.token,
    body: { email: `${unique}@team.example`, role: 'viewer' },
    effects: 'select count(*) from users where email = $1',
    about: `${unique}@team.example`,
  }),
  resendInvitation: async (cast, unique) => {
    const id = await made(cast, '/v1/users', { email: `${unique}@team.example`, role: 'viewer' });
    const effects = `${AUDITED}'user.invitation_resent'`;
    return { path: `/v1/users/${id}/resend-invitation`, token: cast.account.token, effects, about: id };
  },
  acceptInvitation: async (cast, unique) => {
    const email = `${unique}@team.example`;
    const about = await made(cast, '/v1/users', { email, role: 'viewer' });
    const body = { token: await cast.world.inbox.token(email, 'invitation'), password: PASSWORD };
    return { path: '/v1/auth/accept-invitation', body, effects: `${AUDITED}'user.joined'`, about };
  },
  makeOwner: async ({ world }, unique) => {
    const { token } = await member(world, `${unique}@acme.example`);
    const { user } = await join(world, token, `${unique}@team.example`);
    return {
      path: `/v1/users/${user.id}/make-owner`,
      token,
      body: { password: PASSWORD },
      effects: `${AUDITED}'account.ownership_transferred'`,
      about: user.id,
    };
  },
  changePassword: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const body = { current: PASSWORD, new: `${PASSWORD} again` };
    const effects = `${AUDITED}'user.password_changed'`;
    return { path: '/v1/auth/change-password', token, body, effects, about: signedUp.user.id };
  },
  requestEmailChange: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const body = { email: `${unique}@elsewhere.example`, password: PASSWORD };
    return { path: '/v1/account/email-change', token, body, ...links(signedUp.user, 'change-email') };
  },
  enrolTotp: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const about = parseWireId('usr', signedUp.user.id)!;
    const effects = 'select count(*) from totp_factors where person_id = $1';
    return { path: '/v1/auth/totp', token, body: { password: PASSWORD }, effects, about };
  },
  confirmTotp: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const { secret } = await must(
      world.http.post<{ secret: string }>('/v1/auth/totp', { token, body: { password: PASSWORD } }),
    );
    const body = { code: await new Authenticator(world, secret).code() };
    return { path: '/v1/auth/totp/confirm', token, body, effects: `${AUDITED}'user.totp_enabled'`, about: signedUp.user.id };
  },
  disableTotp: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const { recoveryCodes } = await turnOn(world, token);
    const body = { password: PASSWORD, code: recoveryCodes[0] };
    return { path: '/v1/auth/totp/disable', token, body, effects: `${AUDITED}'user.totp_disabled'`, about: signedUp.user.id };
  },
  renewRecoveryCodes: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const { recoveryCodes } = await turnOn(world, token);
    const body = { password: PASSWORD, code: recoveryCodes[0] };
    const effects = `${AUDITED}'user.recovery_codes_renewed'`;
    return { path: '/v1/auth/totp/recovery-codes', token, body, effects, about: signedUp.user.id };
  },
  createApiKey: ({ account }, unique) => ({
    path: '/v1/api-keys',
    token: account.token,
    body: { name: unique, scopes: ['read'] },
    effects: 'select count(*) from api_keys where name = $1',
    about: unique,
  }),
  rotateApiKey: async (cast, unique) => {
    const id = await made(cast, '/v1/api-keys', { name: unique, scopes: ['read'] });
    return {
      path: `/v1/api-keys/${id}/rotate`,
      token: cast.account.token,
      body: {},
      effects: `${AUDITED}'api_key.rotated'`,
      about: id,
    };
  },
  createSmtpCredential: ({ account }, unique) => ({
    path: '/v1/smtp-credentials',
    token: account.token,
    body: { name: unique },
    effects: 'select count(*) from smtp_credentials where name = $1',
    about: unique,
  }),
  rotateSmtpCredential: async (cast, unique) => {
    const id = await made(cast, '/v1/smtp-credentials', { name: unique });
    return {
      path: `/v1/smtp-credentials/${id}/rotate`,
      token: cast.account.token,
      effects: `${AUDITED}'smtp_credential.rotated'`,
      about: id,
    };
  },
  createSender: ({ account }, unique) => ({
    path: '/v1/senders',
    token: account.token,
    body: { email: `${unique}@elsewhere.example` },
    effects:
      "select count(*) from senders s join sender_confirmations c on c.sender_id = s.id where s.email like $1 || '@%'",
    about: unique,
  }),
  resendSenderConfirmation: async (cast, unique) => {
    const id = await made(cast, '/v1/senders', { email: `${unique}@elsewhere.example` });
    return {
      path: `/v1/senders/${id}/resend-confirmation`,
      token: cast.account.token,
      effects: 'select count(*) from sender_confirmations where sender_id = $1',
      about: parseWireId('snd', id)!,
    };
  },
  createDomain: ({ account }, unique) => ({
    path: '/v1/domains',
    token: account.token,
    body: { name: `${unique}.example` },
    effects: 'select count(*) from domains where name = $1',
    about: `${unique}.example`,
  }),
  createSuppression: ({ account }, unique) => ({
    path: '/v1/suppressions',
    token: account.token,
    body: { email: `${unique}@elsewhere.example` },
    effects: 'select count(*) from suppressions where email = $1',
    about: `${unique}@elsewhere.example`,
  }),
  addPaymentMethod: ({ account }) => ({
    path: '/v1/payment-methods',
    token: account.token,
    body: { kind: 'card', token: 'tok_ok' },
    effects: 'select count(*) from payment_methods where account_id = $1',
    about: account.uuid,
  }),
  orderAddOn: async ({ world }) => {
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    return {
      path: `/v1/subscriptions/${buyer.subscriptionId}/add-ons`,
      token: buyer.token,
      body: { kind: 'seat', quantity: 1 },
      effects: 'select count(*) from invoices where account_id = $1',
      about: buyer.id,
    };
  },
  grantSubscription: async ({ world, account, staff }) => ({
    path: `/v1/admin/accounts/${account.id}/subscriptions`,
    token: staff,
    body: { planId: await planId(world, 'freemium-fr.essential-30k') },
    effects: 'select count(*) from subscriptions where account_id = $1 and not free',
    about: account.uuid,
  }),
  addVatRate: ({ staff }, unique) => ({
    path: '/v1/admin/vat-rates',
    token: staff,
    body: { country: 'LU', rate: '17', validFrom: dayOf(unique) },
    effects: 'select count(*) from vat_rates where valid_from = $1::date',
    about: dayOf(unique),
  }),
  addVatExemption: ({ account, staff }, unique) => ({
    path: `/v1/admin/accounts/${account.id}/vat-exemptions`,
    token: staff,
    body: { reference: unique, validFrom: '2026-01-01', validUntil: '2026-12-31' },
    effects: 'select count(*) from vat_exemptions where reference = $1',
    about: unique,
  }),
  raiseBlock: ({ account, staff }) => ({
    path: `/v1/admin/accounts/${account.id}/blocks`,
    token: staff,
    body: { reason: 'bounce_rate', scope: 'sending', steps: [] },
    effects: 'select count(*) from blocks where account_id = $1',
    about: account.uuid,
  }),
  liftBlock: async (cast) => {
    const blocks = `/v1/admin/accounts/${cast.account.id}/blocks`;
    const body = { reason: 'bounce_rate', scope: 'sending', steps: [] };
    const id = await made(cast, blocks, body, cast.staff);
    return {
      path: `${blocks}/${id}/lift`,
      token: cast.staff,
      body: { reason: 'The list has been cleaned.' },
      effects: `${AUDITED}'block.lifted'`,
      about: id,
    };
  },
  requestReview: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    return {
      path: '/v1/account/sending-authorization/review-requests',
      token,
      body: { message: 'The season begins in May.' },
      effects: 'select count(*) from reviews where account_id = $1',
      about: parseWireId('acc', signedUp.account.id)!,
    };
  },
  answerReviewRequest: async ({ world, staff }, unique) => {
    const id = await openReview(world, `${unique}@acme.example`);
    await must(
      world.http.post(`/v1/admin/reviews/${id.review}/decide`, {
        token: staff,
        body: { decision: 'ask', question: 'Which list?' },
      }),
    );
    return {
      path: `/v1/account/sending-authorization/review-requests/${id.review}/answers`,
      token: id.token,
      body: { text: 'That of our shop.' },
      effects: `${AUDITED}'review.answered'`,
      about: id.review,
    };
  },
  decideReview: async ({ world, staff }, unique) => {
    const { review } = await openReview(world, `${unique}@acme.example`);
    return {
      path: `/v1/admin/reviews/${review}/decide`,
      token: staff,
      body: { decision: 'approve' },
      effects: `${AUDITED}'review.approved'`,
      about: review,
    };
  },
  answerAccountBlock: async (cast) => {
    const body = { reason: 'manual', scope: 'sending' };
    const id = await made(cast, `/v1/admin/accounts/${cast.account.id}/blocks`, body, cast.staff);
    return {
      path: `/v1/account/blocks/${id}/answers`,
      token: cast.account.token,
      body: { answers: { statement: 'It was a test.' } },
      effects: 'select count(*) from block_answers where block_id = $1',
      about: parseWireId('blk', id)!,
    };
  },
  revokeCredentials: async ({ world, staff }, unique) => {
    const { signedUp } = await member(world, `${unique}@acme.example`);
    return {
      path: `/v1/admin/accounts/${signedUp.account.id}/revoke-credentials`,
      token: staff,
      body: { what: ['sessions', 'api_keys'], reason: 'A key was published.' },
      effects: `${AUDITED}'account.access_revoked'`,
      about: signedUp.account.id,
    };
  },
  requestExport: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const effects = 'select count(*) from account_exports where account_id = $1';
    return { path: '/v1/account/exports', token, effects, about: accountUuid(signedUp) };
  },
  reopenAccount: async ({ world, staff }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    await must(world.http.delete('/v1/account', { token, body: { password: PASSWORD } }));
    const { id } = signedUp.account;
    const path = `/v1/admin/accounts/${id}/reopen`;
    return { path, token: staff, effects: `${AUDITED}'account.reopened'`, about: id };
  },
  addStaff: ({ staff }, unique) => ({
    path: '/v1/admin/staff',
    token: staff,
    body: { email: `${unique}@posthorn.test`, roles: ['auditor'] },
    effects: 'select count(*) from staff where email = $1',
    about: `${unique}@posthorn.test`,
  }),
};

/** Every other POST, and why a repetition does no harm. */
export const harmlessOperations: Record<string, string> = {
  previewSubscriptionChange: 'changes nothing',
  cancelSubscription: 'what is cancelled stays cancelled',
  resumeSubscription: 'what runs on runs on',
  changeSubscription: 'keeps its answer with its effect, and finds its order by the request',
  orderSubscription: 'finds its order by the request',
  renewSubscription: 'finds its order by the request',
  recommendPlan: 'changes nothing',
  sendMessage: 'judges its key in the statement that accepts',
  sendMessageBatch: 'judges its key in the statement that accepts',
  sendRawMessage: 'judges its key in the statement that accepts',
  cancelMessage: 'what is cancelled stays cancelled',
  login: 'opens a session more, which ends by itself',
  refresh: 'gives the same pair again for ten seconds',
  solveTicket: 'what is solved stays solved',
  solveTicketAsStaff: 'what is solved stays solved',
  logout: 'what has ended stays ended',
  confirmSender: 'the token works once',
  verifyDomain: 'looks again',
  quote: 'changes nothing',
  decideVat: 'changes nothing',
  sendSandboxEvent: 'an event takes effect once for its own id',
  moveTestClock: 'exists on test installations only, and is many transactions',
};

/** A day of its own for each text. */
function dayOf(unique: string): string {
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

function links(user: SignedUp['user'], purpose: string): Pick<Prepared, 'effects' | 'about'> {
  return { effects: `${LINKS}'${purpose}'`, about: parseWireId('usr', user.id)! };
}

async function openReview(world: World, email: string): Promise<{ review: string; token: string }> {
  const { token } = await member(world, email);
  const path = '/v1/account/sending-authorization/review-requests';
  const { id } = await must(world.http.post<{ id: string }>(path, { token, body: { message: 'Please look.' } }));
  return { review: id, token };
}

async function made({ world, account }: Cast, path: string, body: object, token = account.token): Promise<string> {
  return (await must(world.http.post<{ id: string }>(path, { token, body }))).id;
}

async function must<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}
