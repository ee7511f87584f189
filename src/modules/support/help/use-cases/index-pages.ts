import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { HelpPagesRepository } from '../data/help-pages.repository.js';
import { type IndexText, indexTextOf } from '../rules/index-text.js';

/**
 * Makes the words by which the pages of a language are found. All of its pages at once, because a word of one page may be
 * part of a compound in another; it happens when something is published, not when somebody searches.
 */
@Injectable()
export class IndexPages {
  constructor(private readonly pages: HelpPagesRepository) {}

  async runIn(tx: Tx, languages: Iterable<Language>): Promise<void> {
    // Always in one order, so that two who publish wait for each other and never for ever.
    const wanted = new Set(languages);
    for (const language of LANGUAGES.filter((one) => wanted.has(one))) await this.indexIn(tx, language);
  }

  private async indexIn(tx: Tx, language: Language): Promise<void> {
    await this.pages.lockIndex(tx, language);
    const texts = new Map(
      (await this.pages.all(tx, language)).map((page) => [page.articleId, indexTextOf(page, language)] as const),
    );
    const all = [...texts.values()];
    const meant = new Set(all.flatMap(({ title, headings, excerpt }) => [...title, ...headings, ...excerpt]));
    await this.pages.replaceWords(tx, language, new Set([...meant, ...all.flatMap(({ body }) => body)]), meant);
    const parts = await this.pages.partsOf(tx, language);
    await this.pages.index(tx, language, new Map([...texts].map(([id, text]) => [id, withParts(text, parts)])));
  }
}

function withParts(text: IndexText, parts: ReadonlyMap<string, string[]>): IndexText {
  const taken = (words: readonly string[]): string[] => words.flatMap((word) => [word, ...(parts.get(word) ?? [])]);
  return {
    title: taken(text.title),
    headings: taken(text.headings),
    excerpt: taken(text.excerpt),
    body: taken(text.body),
  };
}
