import { parseWireId } from '../../../../src/kernel/ids.js';
import { accountUuid, member, PASSWORD } from '../../accounts/account-world.js';
import { AUDITED, made, must, openReview, type Prepare } from './cast.js';

/** The account, its people, its blocks and reviews. */
export const accountOperations: Record<string, Prepare> = {
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
  recordViolation: ({ account, staff }) => ({
    path: `/v1/admin/accounts/${account.id}/violations`,
    token: staff,
    body: { kind: 'spam', reference: 'Report 17', note: 'A list that was bought.' },
    effects: 'select count(*) from violations where account_id = $1',
    about: account.uuid,
  }),
  requestSpamClosure: async ({ world, staff }, unique) => {
    const { signedUp } = await member(world, `${unique}@acme.example`);
    const path = `/v1/admin/accounts/${signedUp.account.id}/close-for-spam`;
    const effects = 'select count(*) from spam_closures where account_id = $1';
    return { path, token: staff, body: { note: 'Traps.' }, effects, about: accountUuid(signedUp) };
  },
  confirmSpamClosure: async ({ world, staff }, unique) => {
    const { signedUp } = await member(world, `${unique}@${unique.toLowerCase()}.example`);
    const path = `/v1/admin/accounts/${signedUp.account.id}/close-for-spam`;
    await must(world.http.post(path, { token: await world.operator(), body: { note: 'Traps.' } }));
    const effects = `select count(*) from audit_log where account_id = $1 and action = 'spam_closure.confirmed'`;
    return { path: `${path}/confirm`, token: staff, effects, about: accountUuid(signedUp) };
  },
  withdrawSpamClosure: async ({ world, staff }, unique) => {
    const { signedUp } = await member(world, `${unique}@acme.example`);
    const path = `/v1/admin/accounts/${signedUp.account.id}/close-for-spam`;
    await must(world.http.post(path, { token: staff, body: { note: 'Traps.' } }));
    const effects = `select count(*) from audit_log where account_id = $1 and action = 'spam_closure.withdrawn'`;
    return { path: `${path}/withdraw`, token: staff, effects, about: accountUuid(signedUp) };
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
