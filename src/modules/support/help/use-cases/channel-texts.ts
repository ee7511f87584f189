import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { CHANNEL_TEXTS, HELP_CHANNELS, type HelpChannel, type ProsAndCons } from '../rules/channel-texts.table.js';

export interface ChannelText extends ProsAndCons {
  channel: HelpChannel;
  lang: Language;
}

/** What speaks for each way to us and against it: our words, or those that staff put in their place. */
@Injectable()
export class ChannelTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsFacade,
  ) {}

  async all(language: Language): Promise<ChannelText[]> {
    const rows = await this.unitOfWork.readAsWorker<ChannelText>(
      'select channel, lang, pros, cons from help_channel_texts where lang = $1',
      [language],
    );
    const written = new Map(rows.map((row) => [row.channel, row]));
    return HELP_CHANNELS.map(
      (channel) => written.get(channel) ?? { channel, lang: language, ...CHANNEL_TEXTS[channel][language] },
    );
  }

  async one(channel: HelpChannel, language: Language): Promise<ChannelText> {
    return (await this.all(language)).find((text) => text.channel === channel)!;
  }

  write(text: ChannelText, actor: Actor): Promise<ChannelText> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await keep(tx, text);
      const { channel, lang, pros, cons } = text;
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'support_channel.described',
        actor,
        target: { type: 'support_channel', id: channel },
        changes: { lang, pros, cons },
      });
      return text;
    });
  }
}

async function keep(tx: Tx, { channel, lang, pros, cons }: ChannelText): Promise<void> {
  await tx.query(
    `insert into help_channel_texts as t (channel, lang, pros, cons, version, updated_at) values ($1, $2, $3, $4, 1, $5)
     on conflict (channel, lang) do update
       set pros = excluded.pros, cons = excluded.cons, version = t.version + 1, updated_at = excluded.updated_at`,
    [channel, lang, pros, cons, toDate(tx.now)],
  );
}
