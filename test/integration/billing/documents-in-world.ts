import { PdfReader } from '../../support/pdf-reader.js';
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

/** The words of a PDF, a line for each piece of text; spaces that do not break are plain ones here. */
export function printed(bytes: Buffer): string {
  return new PdfReader(bytes).pages().join('\n').replaceAll('\u00a0', ' ');
}
