import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { HelpUsageRepository, type UsedArticle, type UsedTopic } from '../data/help-usage.repository.js';

export interface Deflection {
  articles: UsedArticle[];
  topics: (UsedTopic & { deflected: number | null })[];
}

const MOST_ARTICLES = 200;

/** What suggestions spared: of those who were shown some, the share that opened no ticket. */
@Injectable()
export class ReadDeflection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly usage: HelpUsageRepository,
  ) {}

  run(from: string, to: string): Promise<Deflection> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const articles = await this.usage.articles(tx, from, to, MOST_ARTICLES);
      const topics = await this.usage.topics(tx, from, to);
      return { articles, topics: topics.map((topic) => ({ ...topic, deflected: shareOf(topic) })) };
    });
  }
}

/** Null where nothing was shown; who goes on a day later is counted on that day. */
function shareOf({ shown, continued }: UsedTopic): number | null {
  return shown === 0 ? null : Math.max(0, Math.round((1 - continued / shown) * 10_000) / 10_000);
}
