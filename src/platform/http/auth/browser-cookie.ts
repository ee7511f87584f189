import type { FastifyReply, FastifyRequest } from 'fastify';

const MAX_CHARS = 512;

/**
 * The cookie that keeps somebody signed in in a browser. No script reads it, no other site sends it, and operations of the
 * API do not look at it: it opens pages, and the door where a page gets an access token. Under https it is bound to this
 * very host (RFC 6265bis §4.1.3.2), so that a neighbour under the same domain cannot plant one.
 */
export class BrowserCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(publicUrl: string) {
    const secure = publicUrl.startsWith('https:');
    this.name = secure ? '__Host-posthorn' : 'posthorn';
    this.attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  }

  /** Null when there is none, or one that cannot be ours. */
  of(request: FastifyRequest): string | null {
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const at = part.indexOf('=');
      if (part.slice(0, at).trim() !== this.name) continue;
      const value = part.slice(at + 1).trim();
      return value.length > 0 && value.length <= MAX_CHARS ? value : null;
    }
    return null;
  }

  give(reply: FastifyReply, value: string, lifetimeMs: number): void {
    void reply.header(
      'set-cookie',
      `${this.name}=${value}; Max-Age=${Math.floor(lifetimeMs / 1000)}; ${this.attributes}`,
    );
  }

  take(reply: FastifyReply): void {
    void reply.header('set-cookie', `${this.name}=; Max-Age=0; ${this.attributes}`);
  }
}
