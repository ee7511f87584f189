import type { webhooks } from './schema.js';

/** Every event that a webhook can bring; `type` tells them apart. */
export type WebhookEvent = {
  [Type in keyof webhooks]: webhooks[Type] extends {
    post: { requestBody: { content: { 'application/json': infer Event } } };
  }
    ? Event
    : never;
}[keyof webhooks];

/** Thrown for a request that was not signed with this secret, or too long ago. Answer it with 401. */
export class WebhookSignatureError extends Error {
  override readonly name = 'WebhookSignatureError';
}

export interface WebhookRequest {
  /** Of the request; names in any case. */
  headers: Headers | Record<string, string | string[] | undefined>;
  /** The bytes, or the text, as they came: before any parser. */
  body: string | Uint8Array;
  /** `whsec_…`, as POST /v1/webhooks showed it. */
  secret: string;
  /** How old a signature may be; 300 without it. */
  toleranceSeconds?: number;
  /** Seconds since 1970; now without it. */
  now?: number;
}

const PREFIX = 'whsec_';

/** The event in a request, when its signature (Standard Webhooks 1.0) is right; throws `WebhookSignatureError` otherwise. */
export async function verifyWebhook(request: WebhookRequest): Promise<WebhookEvent> {
  const { body, secret, toleranceSeconds = 300, now = Date.now() / 1000 } = request;
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(request.headers, name),
  );
  if (!id || !timestamp || !signatures) throw new WebhookSignatureError('a header of the signature is missing');
  if (!/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > toleranceSeconds)
    throw new WebhookSignatureError('the signature is too old, or of the future');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const key = await keyOf(secret);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${text}`);
  for (const one of signatures.split(' ').filter((part) => part.startsWith('v1,'))) {
    const given = bytesOf(one.slice('v1,'.length));
    // The comparison of WebCrypto takes the same time for every signature.
    if (given !== null && (await crypto.subtle.verify('HMAC', key, given, signed)))
      return JSON.parse(text) as WebhookEvent;
  }
  throw new WebhookSignatureError('the signature is not of this secret');
}

function keyOf(secret: string): ReturnType<typeof crypto.subtle.importKey> {
  const bytes = bytesOf(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
  if (bytes === null || bytes.length === 0) throw new TypeError('the secret of a webhook begins with whsec_');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

function headerOf(headers: WebhookRequest['headers'], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}
