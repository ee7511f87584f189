import type { Language } from '../../../../kernel/texts.js';
import type { ArticleText } from './article.js';
import { wordsOf } from './fold-words.js';
import { type Block, plainOf, readMarkdown } from './markdown.js';

/** The telling words of a page by how much they say about it. */
export interface IndexText {
  title: string[];
  headings: string[];
  excerpt: string[];
  body: string[];
}

export function indexTextOf(page: ArticleText & { slug: string }, language: Language): IndexText {
  const blocks = readMarkdown(page.body);
  const headings = blocks.filter((block) => block.kind === 'heading').map(({ text }) => text);
  const rest = blocks.filter((block) => block.kind !== 'heading').flatMap(textsOf);
  const words = (text: string): string[] => wordsOf(text, language);
  return {
    title: words(page.title),
    headings: words(headings.map(plainOf).join(' · ')),
    excerpt: words(page.excerpt),
    body: words(rest.map(plainOf).join(' · ')),
  };
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
    case 'code':
      return [block.text];
    case 'list':
      return block.items;
    case 'table':
      return [block.header, ...block.rows].flat();
    case 'media':
      return [];
  }
}
