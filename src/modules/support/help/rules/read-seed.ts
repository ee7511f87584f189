import type { ArticleText } from './article.js';

/** A file of the seed: title and excerpt at its head, the body after it. */
export function readSeed(source: string): ArticleText {
  const file = /^# (.+)\n+> (.+)\n+([\s\S]+)$/.exec(source.replaceAll('\r\n', '\n'));
  if (!file) throw new Error('an article of the seed begins with "# title" and "> excerpt"');
  return { title: file[1]!.trim(), excerpt: file[2]!.trim(), body: `${file[3]!.trim()}\n` };
}
