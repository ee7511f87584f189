import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SelectionsFacade } from '../../../audience/index.js';
import { PlainTexts } from '../../../sending/index.js';
import { SmsCampaigns } from '../../../sms/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { writtenTexts } from '../rules/written-texts.js';

const PAGE = 5_000;
/** Numbers are read one by one: of more than these the rest is taken to be like them. */
const MOST_READ = 100_000;
const OPTED_OUT = 'recipient_opted_out';

type Credits = Awaited<ReturnType<SmsCampaigns['availableIn']>>;

export interface TextsEstimate {
  /** Who would get it. */
  recipients: number;
  /** On the stop list. */
  stopped: number;
  /** Other reasons why numbers of the audience get nothing, the most frequent first. */
  refused: { code: string; recipients: number }[];
  parts: number;
  credits: Credits;
  available: Credits;
  /** False where the audience is larger than what was read of it. */
  isExact: boolean;
}

/** What an SMS campaign would cost as things are now, by the judgement of the campaign itself. Takes and keeps nothing. */
@Injectable()
export class EstimateTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly selections: SelectionsFacade,
    private readonly texts: SmsCampaigns,
    private readonly plain: PlainTexts,
  ) {}

  /**
   * Null while it is not said what is sent, and under which name. `reachable`: how many the audience has numbers of.
   *
   * @throws 422 with the place of the text that cannot be read
   */
  async of(scope: AccountScope, campaign: StoredCampaign, reachable: number): Promise<TextsEstimate | null> {
    const { audience, smsFrom: from, text } = campaign;
    if (from === null || text === null) return null;
    const words = this.plain.read(text);
    const selection = await this.unitOfWork.runAsWorker((tx) => this.selections.frozenIn(tx, scope, audience));
    const seen = new Set<string>();
    const reasons = new Map<string, number>();
    const sums = { recipients: 0, parts: 0, credits: 0n };
    for (let after: string | null = null; seen.size < MOST_READ;) {
      const last: string | null = await this.unitOfWork.runAsWorker(async (tx) => {
        const wanted = { channel: 'sms', after, limit: PAGE } as const;
        const page = await this.selections.pageIn(tx, scope.accountId, selection, wanted);
        const readers = page.filter(({ phone }) => phone !== null && !seen.has(phone) && seen.add(phone));
        const recipients = writtenTexts(readers, words);
        const estimate = await this.texts.estimateIn(tx, scope, { from, text, recipients });
        sums.recipients += estimate.recipients;
        sums.parts += estimate.parts;
        sums.credits += estimate.credits;
        for (const { code } of estimate.refused) reasons.set(code, (reasons.get(code) ?? 0) + 1);
        return page.length < PAGE ? null : page.at(-1)!.contactId;
      });
      if (last === null) break;
      after = last;
      await setImmediate();
    }
    const available = await this.unitOfWork.runAsWorker((tx) => this.texts.availableIn(tx, scope));
    return wholeOf({ ...sums, reasons, available, read: seen.size }, reachable);
  }
}

function wholeOf(
  sums: {
    recipients: number;
    parts: number;
    credits: bigint;
    reasons: ReadonlyMap<string, number>;
    available: Credits;
    read: number;
  },
  reachable: number,
): TextsEstimate {
  const { read, available } = sums;
  const isExact = read < MOST_READ;
  const all = isExact ? read : Math.max(read, reachable);
  const grown = (n: number): number => (all === read ? n : Math.round((n * all) / read));
  const refused = [...sums.reasons]
    .filter(([code]) => code !== OPTED_OUT)
    .map(([code, n]) => ({ code, recipients: grown(n) }))
    .sort((a, b) => b.recipients - a.recipients);
  return {
    recipients: grown(sums.recipients),
    stopped: grown(sums.reasons.get(OPTED_OUT) ?? 0),
    refused,
    parts: grown(sums.parts),
    credits: (all === read ? sums.credits : (sums.credits * BigInt(all)) / BigInt(read)) as Credits,
    available,
    isExact,
  };
}
