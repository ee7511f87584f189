import { Injectable } from '@nestjs/common';
import { BulksRepository } from '../data/bulks.repository.js';
import { linkNames } from '../rules/link-names.js';

type Names = (url: string) => string;

const REMEMBERED = 100;

/** Calls links of mail to many by names that are the same for all of its readers. */
@Injectable()
export class NameLinks {
  private readonly known = new Map<string, Names>();

  constructor(private readonly bulks: BulksRepository) {}

  /** What a bulk says never changes; once it is forgotten, only links of single readers still lead anywhere. */
  async of(bulkId: string): Promise<Names> {
    const known = this.known.get(bulkId);
    if (known !== undefined) return known;
    const bulk = await this.bulks.unscopedContent(bulkId);
    const names = linkNames(bulk?.content.html ?? null, bulk?.urls ?? []);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(bulkId, names);
    return names;
  }
}
