import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../clients/typescript/src/index.js';

export type ApiClient = Client<paths>;

/**
 * The API as the document describes it, typed: a scenario that calls what the document does not have won't compile.
 * `authorization` is a whole header value; see `bearer` and `basic`.
 */
export function apiClient(baseUrl: string, authorization?: string): ApiClient {
  return createClient<paths>({ baseUrl, headers: authorization ? { authorization } : {} });
}

export function bearer(token: string): string {
  return `Bearer ${token}`;
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

interface Answer<D, E> {
  data?: D;
  error?: E;
  response: Response;
}

/** The data of a call that must succeed; otherwise fails with the problem document that came instead. */
export async function expectData<D, E>(call: Promise<Answer<D, E>>): Promise<D> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Error(`${response.status} ${new URL(response.url).pathname}: ${JSON.stringify(error)}`);
  return data as D;
}
