import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { isFreemail } from '../../../../kernel/mailbox-domains.table.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { trackBits } from '../../acceptance/index.js';
import { sendingProblems } from '../../sending.errors.js';
import {
  type Programs,
  RenderBudget,
  renderContent,
  templateProblems,
  TemplateShelf,
  usableTemplate,
} from '../../templates/index.js';
import type { NewBulk, PreparedBulk } from '../bulk.types.js';
import { BulksRepository } from '../data/bulks.repository.js';
import type { BulkContent } from '../rules/bulk-content.js';
import { fixedUrls } from '../rules/copy-program.js';
import { readBulk, type ReadBulk } from '../rules/read-bulk.js';
import { variablesUsed } from '../rules/template-uses.js';
import { BulkFacts } from './bulk-facts.js';

/** Of each part, as everywhere. */
const MAX_PART_BYTES = 2 * 1024 * 1024;

type Words = Pick<BulkContent, 'subject' | 'html' | 'text'>;

/** Freezes what a bulk says. What is accepted here can be written for every recipient: it was read and tried once. */
@Injectable()
export class PrepareBulk {
  constructor(
    private readonly bulks: BulksRepository,
    private readonly facts: BulkFacts,
    private readonly shelf: TemplateShelf,
    private readonly clock: Clock,
  ) {}

  async in(tx: Tx, scope: AccountScope, bulk: NewBulk): Promise<PreparedBulk> {
    const result = readBulk(bulk);
    if (!result.ok) throw bodyProblem(result.faults);
    const { read } = result;
    await this.requireSender(scope, read, tx);
    const words = await this.wordsOf(scope, bulk);
    const programs = readable(words, bulk.templateVersion ? 'templateVersion' : null);
    this.requireCheap(programs);
    const bulkId = newId(tx.now);
    await this.bulks.insertIn(tx, scope, {
      id: bulkId,
      campaignId: bulk.campaignId,
      fromEmail: read.from.address.email,
      subject: words.subject,
      track: trackBits(bulk.track ?? { opens: null, clicks: null }),
      tags: read.tags,
      urls: fixedUrls(words.html),
      content: { ...words, from: named(read.from), replyTo: read.replyTo && named(read.replyTo) },
    });
    const variables = variablesUsed([programs.subject, programs.html ?? [], programs.text ?? []]);
    return { bulkId, variables };
  }

  private async requireSender(scope: AccountScope, { from: { address } }: ReadBulk, { now }: Tx): Promise<void> {
    if (isFreemail(address.domain))
      throw sendingProblems.freemail_sender({ detail: `Bulk mail cannot come from ${address.domain}.` });
    const verdict = await this.facts.of(scope.accountId, address.email, now);
    if (!verdict.ok && verdict.problem !== null) throw verdict.problem;
  }

  private async wordsOf(scope: AccountScope, bulk: NewBulk): Promise<Words> {
    const wish = bulk.templateVersion ?? null;
    const own = { subject: bulk.subject ?? '', html: bulk.html ?? null, text: bulk.text ?? null };
    if (wish === null) {
      if (own.html === null && own.text === null) throw bodyProblem([{ field: 'html', code: 'required', message: '' }]);
      return own;
    }
    const { templateId: id, version, language } = wish;
    const source = await this.shelf.sourceOf(scope.accountId, { id, version, language });
    if (source === null) throw bodyProblem([{ field: 'templateId', code: 'reference_not_found', message: '' }]);
    return { subject: own.subject || source.subject, html: own.html ?? source.html, text: own.text ?? source.text };
  }

  private requireCheap(programs: Programs): void {
    const budget = new RenderBudget(() => this.clock.monotonicMs());
    if (renderContent(programs, {}, budget, 'nothing').kind === 'too_expensive')
      throw templateProblems.template_too_expensive({
        errors: [{ field: 'html', code: 'template_too_expensive', message: '' }],
      });
  }
}

function readable(words: Words, template: string | null): Programs {
  for (const part of ['html', 'text'] as const)
    if (Buffer.byteLength(words[part] ?? '') > MAX_PART_BYTES)
      throw bodyProblem([{ field: part, code: 'too_long', message: `At most ${MAX_PART_BYTES / 1024} KB.` }]);
  const { programs, faults } = usableTemplate(words);
  if (programs === null)
    throw bodyProblem(
      faults.map((fault) => (template === null ? fault : { ...fault, field: `${template}.${fault.field}` })),
    );
  return programs;
}

function named({ address, name }: ReadBulk['from']): BulkContent['from'] {
  return { email: address.email, name };
}
