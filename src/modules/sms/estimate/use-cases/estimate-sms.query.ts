import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type JudgedTexts, JudgeRecipients, type WantedTexts } from '../../messages/index.js';
import { type Credits, sumOfCredits } from '../../rules/credits.js';
import { type SplitText, splitText } from '../../rules/split-text.js';

export interface SmsEstimate {
  /** The longest one, where countries have words of their own added. */
  text: SplitText;
  countries: { country: string; recipients: number; parts: number; credits: Credits }[];
  credits: Credits;
  refused: JudgedTexts['refused'];
}

/** What a send would be and cost, by the same judgement, card and knife as the send itself. Takes and keeps nothing. */
@Injectable()
export class EstimateSms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly judging: JudgeRecipients,
  ) {}

  async run(scope: AccountScope, wanted: WantedTexts): Promise<SmsEstimate> {
    const { accepted, refused, limits } = await this.unitOfWork.runAsWorker((tx) => this.judging.in(tx, scope, wanted));
    const smart = wanted.smartEncoding ?? limits.settings.smartEncoding;
    const countries = [...groupBy(accepted, ({ country }) => country)].map(([country, those]) => ({
      country,
      recipients: those.length,
      parts: those[0]!.text.parts.length,
      credits: sumOfCredits(those.map(({ credits }) => credits)),
    }));
    return {
      text: longest(accepted.map(({ text }) => text)) ?? splitText(wanted.text, { smart }),
      countries: countries.sort((a, b) => (a.country < b.country ? -1 : 1)),
      credits: sumOfCredits(countries.map(({ credits }) => credits)),
      refused,
    };
  }
}

function longest(texts: readonly SplitText[]): SplitText | null {
  return texts.reduce<SplitText | null>(
    (found, text) =>
      found === null ||
      text.parts.length > found.parts.length ||
      (text.parts.length === found.parts.length && text.units > found.units)
        ? text
        : found,
    null,
  );
}
