import { Injectable } from '@nestjs/common';
import {
  type ContentKey,
  type StoredContent,
  TemplateContentsReader,
  type TemplateHead,
} from '../data/template-contents.reader.js';
import { chosenLanguage } from '../rules/language-tag.js';
import { type UsableTemplate, usableTemplate } from '../rules/usable-template.js';

/** What somebody wants to send. */
export interface TemplateWish {
  readonly id: string;
  /** Of the reader. */
  readonly language: string | null;
  /** Null is the one in force. */
  readonly version: number | null;
}
export interface FoundTemplate {
  readonly template: UsableTemplate;
  readonly version: number;
  /** In which it speaks now; null when nobody said what its own one is. */
  readonly language: string | null;
}

const MOST_ENTRIES = 500;
const MOST_CHARS = 16 * 1024 * 1024;

/**
 * Templates ready for use. A version never changes, so what was read once stays read; which version is in force, and whose
 * it is, is asked every time. Two statements at most, however many messages and templates.
 */
@Injectable()
export class TemplateShelf {
  private readonly read = new Map<string, UsableTemplate>();
  private chars = 0;

  constructor(private readonly contents: TemplateContentsReader) {}

  /** In the order of the wishes; null for what the account does not have. */
  async find(accountId: string, wishes: readonly TemplateWish[]): Promise<(FoundTemplate | null)[]> {
    if (wishes.length === 0) return [];
    const heads = await this.headsOf(accountId, wishes);
    const keys = wishes.map((wish) => {
      const head = heads.get(headName(wish));
      return head ? keyOf(head, wish.language) : null;
    });
    const templates = await this.templatesOf(
      accountId,
      keys.filter((key) => key !== null),
    );
    return wishes.map((wish, i) => {
      const key = keys[i]!;
      const template = key && templates.get(nameOf(accountId, key));
      if (!template) return null;
      return { template, version: key.version, language: key.language ?? heads.get(headName(wish))!.language };
    });
  }

  /** What a version says in one language, as it was written; null when the account does not have it. */
  async sourceOf(accountId: string, wish: TemplateWish): Promise<StoredContent | null> {
    const head = (await this.headsOf(accountId, [wish])).get(headName(wish));
    return head ? ((await this.contents.contents(accountId, [keyOf(head, wish.language)]))[0] ?? null) : null;
  }

  private async headsOf(accountId: string, wishes: readonly TemplateWish[]): Promise<Map<string, TemplateHead>> {
    const distinct = [...new Map(wishes.map((wish) => [headName(wish), wish])).values()];
    const found = await this.contents.heads(accountId, distinct);
    return new Map(distinct.flatMap((wish, i) => (found[i] ? [[headName(wish), found[i]]] : [])));
  }

  private async templatesOf(accountId: string, keys: readonly ContentKey[]): Promise<Map<string, UsableTemplate>> {
    const wanted = new Map(keys.map((key) => [nameOf(accountId, key), key]));
    const known = new Map(
      [...wanted.keys()].flatMap((name) => (this.read.has(name) ? [[name, this.read.get(name)!]] : [])),
    );
    const unread = [...wanted].filter(([name]) => !known.has(name)).map(([, key]) => key);
    if (unread.length === 0) return known;
    for (const content of await this.contents.contents(accountId, unread)) {
      const name = nameOf(accountId, content);
      const template = usableTemplate(content);
      known.set(name, template);
      this.keep(name, template);
    }
    return known;
  }

  /** The oldest go first. */
  private keep(name: string, template: UsableTemplate): void {
    if (this.read.has(name)) return;
    this.read.set(name, template);
    this.chars += template.sourceChars;
    for (const [oldest, { sourceChars }] of this.read) {
      if (this.read.size <= MOST_ENTRIES && this.chars <= MOST_CHARS) return;
      this.read.delete(oldest);
      this.chars -= sourceChars;
    }
  }
}

function keyOf({ id, version, language, languages }: TemplateHead, wanted: string | null): ContentKey {
  return { id, version, language: chosenLanguage(wanted, language, languages) };
}

function headName({ id, version }: TemplateWish): string {
  return `${id} ${version ?? ''}`;
}

function nameOf(accountId: string, { id, version, language }: ContentKey): string {
  return `${accountId} ${id} ${version} ${language ?? ''}`;
}
