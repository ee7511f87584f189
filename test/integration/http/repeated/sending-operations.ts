import { parseWireId } from '../../../../src/kernel/ids.js';
import { deliveryOf } from '../../webhooks/delivery-in-world.js';
import { AUDITED, made, type Prepare } from './cast.js';

/** Programs, senders and what is sent. */
export const sendingOperations: Record<string, Prepare> = {
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
  recordComplaint: ({ account, staff }, unique) => ({
    path: '/v1/admin/complaints',
    token: staff,
    body: {
      accountId: account.id,
      recipient: `${unique}@elsewhere.example`,
      source: 'abuse_mailbox',
      receivedAt: '2026-01-05T10:00:00Z',
      reference: unique,
    },
    effects: 'select count(*) from complaints where reference = $1',
    about: unique,
  }),
  createWebhook: ({ account }, unique) => ({
    path: '/v1/webhooks',
    token: account.token,
    body: { url: `https://hooks.invalid/${unique}`, types: ['bounced'] },
    effects: "select count(*) from webhooks where url like '%/' || $1",
    about: unique,
  }),
  rotateWebhookSecret: async (cast, unique) => {
    const id = await made(cast, '/v1/webhooks', { url: `https://hooks.invalid/${unique}`, types: ['bounced'] });
    return {
      path: `/v1/webhooks/${id}/rotate-secret`,
      token: cast.account.token,
      effects: `${AUDITED}'webhook.secret_rotated'`,
      about: id,
    };
  },
  replayWebhook: async (cast, unique) => {
    const id = await made(cast, '/v1/webhooks', { url: `https://hooks.invalid/${unique}`, types: ['bounced'] });
    return {
      path: `/v1/webhooks/${id}/replay`,
      token: cast.account.token,
      body: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' },
      effects: 'select count(*) from webhook_replays where webhook_id = $1',
      about: parseWireId('whk', id)!,
    };
  },
  retryWebhookDelivery: async (cast, unique) => {
    const webhookId = await made(cast, '/v1/webhooks', { url: `https://hooks.invalid/${unique}`, types: ['bounced'] });
    const id = await deliveryOf(cast.world, { webhookId, accountId: cast.account.id, state: 'delivered' });
    return {
      path: `/v1/webhooks/${webhookId}/deliveries/${id}/retry`,
      token: cast.account.token,
      effects: `${AUDITED}'webhook.delivery_retried'`,
      about: webhookId,
    };
  },
  createTemplate: ({ account }, unique) => ({
    path: '/v1/templates',
    token: account.token,
    body: { name: unique, subject: 'Hello', text: 'Hello' },
    effects: 'select count(*) from templates t join template_versions v on v.template_id = t.id where t.name = $1',
    about: unique,
  }),
  restoreTemplateVersion: async (cast, unique) => {
    const id = await made(cast, '/v1/templates', { name: unique, subject: 'Hello', text: 'Hello' });
    await cast.world.http.patch(`/v1/templates/${id}`, { token: cast.account.token, body: { text: 'Goodbye' } });
    return {
      path: `/v1/templates/${id}/versions/1/restore`,
      token: cast.account.token,
      effects: 'select count(*) from template_versions where template_id = $1',
      about: parseWireId('tpl', id)!,
    };
  },
  createUpload: ({ account }, unique) => ({
    path: `/v1/uploads?filename=${unique}.txt`,
    token: account.token,
    body: Buffer.from('a file'),
    headers: { 'content-type': 'application/octet-stream' },
    effects: 'select count(*) from uploads where filename = $1',
    about: `${unique}.txt`,
  }),
};
