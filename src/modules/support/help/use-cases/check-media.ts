import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { HelpMediaRepository } from '../data/help-media.repository.js';
import type { ArticleMedia } from '../rules/article.js';

/** Articles name files that are there. */
@Injectable()
export class CheckMedia {
  constructor(private readonly media: HelpMediaRepository) {}

  async requireIn(tx: Tx, named: readonly ArticleMedia[]): Promise<void> {
    const known = await this.media.among(
      tx,
      named.map(({ id }) => id),
    );
    const faults = named.flatMap(({ id }, place) =>
      known.has(id) ? [] : [{ field: `media[${place}].id`, code: 'reference_not_found', message: '' }],
    );
    if (faults.length > 0) throw bodyProblem(faults);
  }
}
