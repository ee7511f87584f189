import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { isLanguage, type Language } from '../../../../kernel/texts.js';
import { Config } from '../../../../platform/config/config.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Caller } from '../../../../platform/http/index.js';
import { AttachmentShelf, type NewFile, type TicketAttachmentEntity } from '../../attachments/index.js';
import { ChannelDoor } from '../../channels/index.js';
import { CountUse, type FoundArticle, HelpSuggestions } from '../../help/index.js';
import { NameAuthor, OpenTicket, type TicketEntity, type Topic } from '../../tickets/index.js';
import { openingProblems } from '../opening.errors.js';

interface TicketDraft {
  topic: Topic;
  subject: string;
  description: string;
  /** Null: that of the person, where support speaks it. */
  language: Language | null;
  articlesConsulted: boolean;
  files: readonly NewFile[];
}

export interface TicketWithFiles {
  ticket: TicketEntity;
  attachments: TicketAttachmentEntity[];
}

interface Asking {
  caller: Caller;
  ip: string;
  /** What he reads. */
  language: Language;
}

const MOST_SUGGESTIONS = 5;

/** Where tickets are opened from: who may, in which language, and what he should have read before. */
@Injectable()
export class TicketDesk {
  constructor(
    readonly channels: ChannelDoor,
    readonly help: HelpSuggestions,
    readonly helped: CountUse,
    readonly shelf: AttachmentShelf,
    readonly config: Config,
  ) {}
}

/** Opens a ticket from the form: first whether he may, then what he might read instead, then the ticket. */
@Injectable()
export class OpenSupportTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: TicketDesk,
    private readonly openTicket: OpenTicket,
    private readonly authors: NameAuthor,
  ) {}

  async run(
    scope: AccountScope,
    draft: TicketDraft,
    by: Asking,
    keep: BeforeCommit<TicketWithFiles>,
  ): Promise<TicketWithFiles> {
    const language = await this.entitledLanguage(scope, draft, by);
    const files = this.desk.shelf.required(draft.files);
    if (!draft.articlesConsulted) await this.suggest(draft, language);
    const author = await this.authors.of(by.caller, by.ip);
    const opened = await this.unitOfWork.run(scope, async (tx) => {
      // What was sold may have ended while he was being judged.
      await this.desk.channels.requireIn(tx, scope, { channel: 'ticket', topic: draft.topic, language });
      const { ticket, message } = await this.openTicket.openIn(tx, {
        ...{ accountId: scope.accountId, topic: draft.topic, subject: draft.subject, text: draft.description },
        ...{ language, openedBy: author },
      });
      const to = { ticketId: ticket.id, messageId: message!.id };
      const attachments = await this.desk.shelf.keepIn(tx, scope, to, files);
      const made = { ticket, attachments };
      await keep(tx, made);
      return made;
    });
    if (draft.articlesConsulted) await this.desk.helped.continued({ topic: draft.topic, language });
    return opened;
  }

  private async entitledLanguage(scope: AccountScope, draft: TicketDraft, by: Asking): Promise<Language> {
    try {
      return await this.unitOfWork.run(scope, (tx) => this.languageIn(tx, scope, draft, by));
    } catch (error) {
      if (error instanceof Problem && error.code === 'ticket_requires_paid_plan')
        throw await this.withLinks(error, draft, by);
      throw error;
    }
  }

  private async languageIn(tx: Tx, scope: AccountScope, draft: TicketDraft, by: Asking): Promise<Language> {
    const { topic, language } = draft;
    await this.desk.channels.requireIn(tx, scope, { channel: 'ticket', topic, language });
    if (language !== null) return language;
    const [ticket] = await this.desk.channels.judgeIn(tx, scope, { topic });
    return ticket!.languages.includes(by.language) ? by.language : (ticket!.languages.find(isLanguage) ?? 'en');
  }

  private async suggest(draft: TicketDraft, language: Language): Promise<void> {
    const suggestions = await this.suggestionsFor(draft, language);
    if (suggestions.length === 0) return;
    const slugs = suggestions.map(({ slug }) => slug);
    await this.desk.helped.shown({ topic: draft.topic, language }, slugs);
    throw openingProblems.suggestions({ extra: { suggestions } });
  }

  private suggestionsFor({ subject, description: text }: TicketDraft, language: Language): Promise<FoundArticle[]> {
    return this.desk.help.forDraft({ subject, text, language }, MOST_SUGGESTIONS);
  }

  /** Whoever may not write can still read (C-07). */
  private async withLinks(refusal: Problem, draft: TicketDraft, by: Asking): Promise<Problem> {
    const suggestions = await this.suggestionsFor(draft, draft.language ?? by.language);
    const helpCentre = `${this.desk.config.publicUrl}/help`;
    const { options } = refusal;
    return new Problem(refusal.code, refusal.kind, {
      ...options,
      extra: { ...options.extra, helpCentre, suggestions },
    });
  }
}
