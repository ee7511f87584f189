import type { World } from '../../support/world.js';

export interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** What a path answers, byte by byte. */
export async function bytesAt(
  world: World,
  path: string,
  token?: string,
  headers: Record<string, string> = {},
): Promise<Download> {
  const response = await fetch(world.http.url + path, {
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
