import { parseWireId } from '../../../../src/kernel/ids.js';
import { member, PASSWORD, signUp } from '../../accounts/account-world.js';
import { Authenticator, turnOn } from '../../accounts/authenticator.js';
import { AUDITED, links, must, type Prepare } from './cast.js';

/** Signing up and in. */
export const signInOperations: Record<string, Prepare> = {
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
    return {
      path: '/v1/auth/totp/confirm',
      token,
      body,
      effects: `${AUDITED}'user.totp_enabled'`,
      about: signedUp.user.id,
    };
  },
  disableTotp: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const { recoveryCodes } = await turnOn(world, token);
    const body = { password: PASSWORD, code: recoveryCodes[0] };
    return {
      path: '/v1/auth/totp/disable',
      token,
      body,
      effects: `${AUDITED}'user.totp_disabled'`,
      about: signedUp.user.id,
    };
  },
  renewRecoveryCodes: async ({ world }, unique) => {
    const { signedUp, token } = await member(world, `${unique}@acme.example`);
    const { recoveryCodes } = await turnOn(world, token);
    const body = { password: PASSWORD, code: recoveryCodes[0] };
    const effects = `${AUDITED}'user.recovery_codes_renewed'`;
    return { path: '/v1/auth/totp/recovery-codes', token, body, effects, about: signedUp.user.id };
  },
};
