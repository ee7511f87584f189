import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { every } from '../../../platform/schedule/every.js';
import { ReadAnswerNews } from '../use-cases/read-answer-news.js';

const EVERY_MS = 15 * SECOND_MS;

@Injectable()
export class FollowAnswersRegularly {
  constructor(news: ReadAnswerNews, clock: Clock, sources: DueSources) {
    sources.register(every(EVERY_MS, 'follow-answers-of-support', RANK.delivery + 7, clock, () => news.run()));
  }
}
