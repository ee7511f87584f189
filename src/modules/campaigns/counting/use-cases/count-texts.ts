import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmsEventLog } from '../../../sms/index.js';
import { sumEvents } from '../rules/sum-events.js';
import { eventsOfTexts } from '../rules/text-events.js';
import { AddSums } from './add-sums.js';

const CURSOR = 'campaigns';
const PAGE = 20_000;
/** A run ends after as many pages, so that a long backlog keeps nothing else waiting. */
const PAGES = 5;

/** Reads the log of what happens to texts into the sums of campaigns: each event once, whoever counts and whenever he dies. */
@Injectable()
export class CountTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: SmsEventLog,
    private readonly adding: AddSums,
  ) {}

  /** Answers whether there may be more. */
  async run(): Promise<boolean> {
    let from = await this.log.positionOf(CURSOR);
    for (let page = 0; page < PAGES; page += 1) {
      const { upTo, facts } = await this.log.campaignFactsAfter(from, PAGE);
      if (upTo === null) return false;
      const at = from;
      const moved = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.log.advanceIn(tx, CURSOR, at, upTo))) return false;
        await this.adding.in(tx, sumEvents(eventsOfTexts(facts)));
        return true;
      });
      if (!moved) return true;
      from = upTo;
    }
    return true;
  }
}
