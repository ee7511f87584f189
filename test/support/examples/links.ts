import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { proseOf } from './blocks.js';

export interface Link {
  page: string;
  target: string;
  anchor: string;
}

/** All pages below a folder, as paths from the root. */
export function pagesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** Links of a page that lead into the repository; `target` is a path from its root. */
export function linksOf(root: string, page: string): Link[] {
  const prose = proseOf(readFileSync(join(root, page), 'utf8')).replace(/`[^`\n]*`/g, '');
  const found = [...prose.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g), ...prose.matchAll(/src="([^"]+)"/g)];
  return found
    .map((match) => match[1]!)
    .filter((url) => !/^(?:https?|mailto):/.test(url))
    .map((url) => {
      const [path = '', anchor = ''] = url.split('#');
      return { page, target: path === '' ? page : normalize(join(dirname(page), path)).replace(/\/$/, ''), anchor };
    });
}

/** As GitHub makes them of headings. */
export function anchorsOf(text: string): Set<string> {
  const headings = [...proseOf(text).matchAll(/^#{1,6} (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!);
  return new Set([...headings, ...named]);
}

export function brokenLinks(root: string, pages: readonly string[]): string[] {
  return pages.flatMap((page) =>
    linksOf(root, page).flatMap(({ target, anchor }) => {
      const path = join(root, target);
      if (!existsSync(path)) return [`${page} → ${target}`];
      if (anchor === '' || statSync(path).isDirectory()) return [];
      return anchorsOf(readFileSync(path, 'utf8')).has(anchor) ? [] : [`${page} → ${target}#${anchor}`];
    }),
  );
}
