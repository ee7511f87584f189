import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { BulkMail } from '../../../sending/index.js';
import { type BulkEventFact, BulkEventFacts, MailEventCursors } from '../../../spool/index.js';
import { CampaignSumsRepository } from '../data/campaign-sums.repository.js';
import { type CampaignEvent, sumEvents } from '../rules/sum-events.js';
import { AddSums } from './add-sums.js';

const CURSOR = 'campaigns';
/** Large: a page writes as many rows as it has domains, and mail to many has the same ones again and again. */
const PAGE = 20_000;
/** A run ends after as many pages, so that a long backlog keeps nothing else waiting. */
const PAGES = 5;

/** Reads the log of mail events into the sums of campaigns: each event once, whoever counts and whenever he dies. */
@Injectable()
export class CountCampaigns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: MailEventCursors,
    private readonly events: BulkEventFacts,
    private readonly sums: CampaignSumsRepository,
    private readonly adding: AddSums,
    private readonly bulk: BulkMail,
  ) {}

  /** Answers whether there may be more. */
  async run(): Promise<boolean> {
    let from = await this.cursors.positionOf(CURSOR);
    for (let page = 0; page < PAGES; page += 1) {
      // Outside the transaction: an open one would keep the log's horizon from moving on.
      const { upTo, facts } = await this.events.after(from, PAGE);
      if (upTo === from) return false;
      const named = await this.named(facts);
      const moved = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.cursors.advanceIn(tx, CURSOR, from, upTo))) return false;
        await this.countIn(tx, named);
        return true;
      });
      if (!moved) return true;
      from = upTo;
    }
    return true;
  }

  /** Links that are a reader's own are counted as one. */
  private async named(facts: readonly BulkEventFact[]): Promise<BulkEventFact[]> {
    const named: BulkEventFact[] = [];
    for (const fact of facts)
      named.push(fact.url === null ? fact : { ...fact, url: (await this.bulk.linkNames(fact.bulkId))(fact.url) });
    return named;
  }

  /** Nothing is left to count. */
  async isDone(): Promise<boolean> {
    return this.events.isReadUpTo(await this.cursors.positionOf(CURSOR));
  }

  /** Whoever waits for the outcome of his mail may have it now. */
  private async countIn(tx: Tx, facts: readonly BulkEventFact[]): Promise<void> {
    if (facts.length === 0) return;
    const variants = await this.sums.unscopedVariantsIn(tx, [...new Set(facts.map(({ bulkId }) => bulkId))]);
    const events = facts.flatMap((fact): CampaignEvent[] => {
      const of = variants.get(fact.bulkId);
      return of === undefined ? [] : [{ ...fact, ...of }];
    });
    await this.sums.unscopedWakeIn(tx, await this.adding.in(tx, sumEvents(events)));
  }
}
