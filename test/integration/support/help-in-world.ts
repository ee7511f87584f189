import { deflateSync } from 'node:zlib';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import type { Colleague } from './support-world.js';

export interface Article {
  slug: string;
  title: string;
  excerpt: string;
  lang: string;
  body: string;
  media: { id: string; kind: string; url: string; alt: string }[];
}
export interface StaffArticle {
  slug: string;
  status: string;
  version: number;
  publishedVersion: number | null;
  origin: string;
  translations: Record<string, { title: string; excerpt: string; body: string }>;
  code?: string;
}
export interface Listed {
  data: Article[];
  nextCursor: string | null;
}

export const TEXT = { title: 'Quarks', excerpt: 'About quarks.', body: '## Up\n\nAnd down.' };

/** What readers and staff do with articles, in the world and by the agent that there are when it is called. */
export function helpDesk(now: () => { world: World; agent: Colleague }) {
  const http = () => now().world.http;
  const token = () => now().agent.token;
  return {
    read: (slug: string, lang = 'en'): Promise<Answer<Article>> =>
      http().get<Article>(`/v1/support/articles/${slug}?lang=${lang}`),
    find: (q: string, lang: string): Promise<Answer<Listed>> =>
      http().get<Listed>(`/v1/support/articles?lang=${lang}&q=${encodeURIComponent(q)}`),
    staff: (slug: string): Promise<Answer<StaffArticle>> =>
      http().get<StaffArticle>(`/v1/admin/articles/${slug}`, { token: token() }),
    write: (slug: string, translations: object, more: object = {}): Promise<Answer<StaffArticle>> =>
      http().post<StaffArticle>('/v1/admin/articles', {
        token: token(),
        body: { slug, topics: ['technical'], translations, ...more },
      }),
    act: (slug: string, action: string): Promise<Answer<StaffArticle>> =>
      http().post<StaffArticle>(`/v1/admin/articles/${slug}/${action}`, { token: token() }),
    change: (slug: string, body: object, headers: Record<string, string> = {}): Promise<Answer<StaffArticle>> =>
      http().patch<StaffArticle>(`/v1/admin/articles/${slug}`, { token: token(), body, headers }),
  };
}

/** A picture of one pixel. */
export function png(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The beginning of a film. */
export function mp4(): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom'),
    Buffer.alloc(12),
    Buffer.from('isomavc1'),
  ]);
}
