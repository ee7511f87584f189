import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import { SendersDoor } from '../../senders/index.js';
import {
  RenderBudget,
  renderedOrProblem,
  TemplateShelf,
  type UsableTemplate,
  usableTemplate,
} from '../../templates/index.js';
import { sendingProblems } from '../../sending.errors.js';
import type { AcceptOutcome, IdempotencyClaim, Submitter } from '../accept.types.js';
import { AcceptJson } from './accept-json.js';
import { KeptAnswers } from './kept-answers.js';

/** What is tried, and on whom. */
export interface TestMail {
  readonly to: readonly string[];
  /** In the language of templates; or the template, in the version in force. */
  readonly content:
    | { readonly subject: string; readonly html: string | null; readonly text: string | null }
    | { readonly templateId: string };
  readonly variables: Record<string, unknown>;
  /** Of the reader. */
  readonly language: string | null;
  /** The rest of the message: from whom, in which stream. */
  readonly message: object;
  /** Stands before the subject, so that nobody takes it for the real one. */
  readonly mark: string;
}

const MAX_SUBJECT = 998;
const NO_TEMPLATE = (): Problem =>
  platformProblems.reference_not_found({ errors: [{ field: 'templateId', code: 'reference_not_found', message: '' }] });

/** Ordinary messages to addresses that are proven to be the account's or the person's own: nobody tests on strangers. */
@Injectable()
export class SendTestMail {
  constructor(
    private readonly acceptJson: AcceptJson,
    private readonly senders: SendersDoor,
    private readonly accounts: AccountsFacade,
    private readonly kept: KeptAnswers,
    private readonly shelf: TemplateShelf,
    private readonly clock: Clock,
  ) {}

  /** Contents are filled in here: a test reads as one of many recipients would. */
  async run(
    by: Submitter,
    userId: string | null,
    test: TestMail,
    claim: IdempotencyClaim | null,
  ): Promise<AcceptOutcome> {
    const { to, variables, message, mark } = test;
    const fault = await this.faultOf(by, userId, to);
    if (fault !== null) return this.kept.refuse(by.accountId, claim, fault);
    const template = await this.templateOf(by.accountId, test);
    const rendered =
      template && renderedOrProblem(template, variables, new RenderBudget(() => this.clock.monotonicMs()), 'nothing');
    if (rendered === null) return this.kept.refuse(by.accountId, claim, NO_TEMPLATE());
    if (rendered instanceof Problem) return this.kept.refuse(by.accountId, claim, rendered);
    const { subject, html, text } = rendered.content;
    const said = {
      subject: `${mark}${subject}`.slice(0, MAX_SUBJECT),
      ...(html === null ? {} : { html }),
      text: text ?? '',
    };
    return this.toOwn(by, userId, { to, message: { ...message, ...said } }, claim);
  }

  /** As it stands, to addresses that may be tested on. */
  async toOwn(
    by: Submitter,
    userId: string | null,
    { to, message }: { to: readonly string[]; message: object },
    claim: IdempotencyClaim | null,
    version: number | null = null,
  ): Promise<AcceptOutcome> {
    const fault = await this.faultOf(by, userId, to);
    if (fault !== null) return this.kept.refuse(by.accountId, claim, fault);
    const recipients = to.map((email) => ({ email: parseAddress(email)!.email }));
    return this.acceptJson.run(by, { ...message, to: recipients }, claim, version);
  }

  private async templateOf(accountId: string, { content, language }: TestMail): Promise<UsableTemplate | null> {
    if (!('templateId' in content)) return usableTemplate(content);
    const [found] = await this.shelf.find(accountId, [{ id: content.templateId, language, version: null }]);
    return found?.template ?? null;
  }

  private async faultOf(by: Submitter, userId: string | null, to: readonly string[]): Promise<Problem | null> {
    const places = to.length === 1 ? ['to'] : to.map((_, n) => `to[${n}]`);
    const addresses = to.map((text) => parseAddress(text));
    const refuse = (
      code: 'address_invalid' | 'test_recipient_not_verified',
      bad: readonly boolean[],
    ): Problem | null => {
      const errors = places.filter((_, n) => bad[n]).map((field) => ({ field, code, message: '' }));
      return errors.length === 0 ? null : sendingProblems[code]({ errors });
    };
    const unread = refuse(
      'address_invalid',
      addresses.map((address) => address === null),
    );
    if (unread !== null) return unread;
    const known = addresses as Address[];
    const facts = await this.senders.factsFor(known.map(({ email }) => ({ accountId: by.accountId, address: email })));
    const own = await Promise.all(known.map((address) => this.isOwn(userId, address)));
    return refuse(
      'test_recipient_not_verified',
      known.map((_, n) => !facts[n]!.allowed && !own[n]),
    );
  }

  private async isOwn(userId: string | null, address: Address): Promise<boolean> {
    const person = userId === null ? null : await this.accounts.userContact(userId);
    return person !== null && person.emailConfirmed && parseAddress(person.email)?.key === address.key;
  }
}
