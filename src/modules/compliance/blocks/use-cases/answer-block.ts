import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { AccountBlocks, AccountsFacade, type Actor, type BlockEntity, isOpen } from '../../../accounts/index.js';
import { type JudgedFile, SupportFacade } from '../../../support/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import type { BlockCaseEntity } from '../data/block-case.entity.js';
import { BlockCasesRepository } from '../data/block-cases.repository.js';
import { subjectOf, textOfForm } from '../rules/form-text.js';
import { faultsOfAnswers } from '../rules/judge-answers.js';
import { ExplainBlocks, type ExplainedBlock } from './explain-blocks.js';

export interface BlockForm {
  answers: Record<string, unknown>;
  language: Language;
  actor: Actor;
  files: readonly JudgedFile[];
}

/** Where a form leads to, beside the block itself. */
@Injectable()
export class AnswerSinks {
  constructor(
    readonly support: SupportFacade,
    readonly accounts: AccountsFacade,
    readonly cases: BlockCasesRepository,
  ) {}
}

/**
 * The customer answers the questions of a block. The department in charge gets one ticket per block however often he does
 * whatever his plan; where the form is enough by itself, it also lifts the block.
 */
@Injectable()
export class AnswerBlock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: AccountBlocks,
    private readonly explain: ExplainBlocks,
    private readonly sinks: AnswerSinks,
  ) {}

  run(
    scope: AccountScope,
    blockId: string,
    form: BlockForm,
    keep: BeforeCommit<ExplainedBlock>,
  ): Promise<ExplainedBlock> {
    return this.unitOfWork.run(scope, async (tx) => {
      // Who sends twice at once waits here, and his second form joins the ticket of the first.
      const block = await this.blocks.lockIn(tx, scope, blockId);
      if (!block) throw platformProblems.not_found();
      const explained = await this.explain.explainOneIn(tx, scope, block, form.language);
      const faults = faultsOfAnswers(explained.questions, form.answers);
      if (faults.length > 0) throw bodyProblem(faults);
      if (!isOpen(block, tx.now)) throw complianceProblems.block_is_over();
      await this.record(tx, scope, explained, { ...form, answers: given(form.answers) });
      if (explained.selfService) await this.liftIn(tx, scope, block, form.actor);
      const after = await this.blocks.findIn(tx, scope, blockId);
      const answered = await this.explain.explainOneIn(tx, scope, after ?? block, form.language);
      await keep(tx, answered);
      return answered;
    });
  }

  private async record(
    tx: Tx,
    scope: AccountScope,
    { block, blockCase, questions, selfService }: ExplainedBlock,
    { answers, language, actor, files }: BlockForm & { answers: Record<string, string> },
  ): Promise<void> {
    const { accountId } = scope;
    const text = textOfForm(questions, answers, language, selfService);
    const ticketId = blockCase
      ? (
          await this.sinks.support.addMessageIn(
            tx,
            { ticketId: blockCase.ticketId, accountId, author: actor, text },
            files,
          )
        ).ticketId
      : await this.openTicketIn(tx, accountId, block, { text, language, actor, files });
    const saved: BlockCaseEntity = {
      blockId: block.id,
      accountId,
      ticketId,
      firstAnsweredAt: blockCase?.firstAnsweredAt ?? tx.now,
      answeredAt: tx.now,
      liftedItselfAt: selfService ? tx.now : null,
    };
    await this.sinks.cases.save(tx, saved);
    const { type: actorType, id: actorId } = actor;
    await this.sinks.cases.addAnswer(tx, {
      id: newId(tx.now),
      accountId,
      blockId: block.id,
      at: tx.now,
      actorType,
      actorId,
      answers,
    });
    await this.sinks.accounts.auditIn(tx, {
      accountId,
      action: 'block.answered',
      actor,
      target: { type: 'block', id: wireId(WIRE_PREFIXES.block, block.id) },
      changes: { questions: Object.keys(answers), ticketId: wireId(WIRE_PREFIXES.ticket, ticketId) },
    });
  }

  private async openTicketIn(
    tx: Tx,
    accountId: string,
    block: BlockEntity,
    { text, language, actor, files }: { text: string } & Omit<BlockForm, 'answers'>,
  ): Promise<string> {
    const wanted = {
      accountId,
      topic: 'account_block' as const,
      subject: subjectOf(block.reason, language),
      text,
      language,
      openedBy: actor,
      dedupe: `block:${block.id}`,
    };
    return (await this.sinks.support.openTicketIn(tx, wanted, files)).ticketId;
  }

  private async liftIn(tx: Tx, scope: AccountScope, block: BlockEntity, actor: Actor): Promise<void> {
    await this.blocks.liftIn(tx, scope, block.id, { staffId: null, reason: 'self_service', actor });
  }
}

/** Checked before: every answer is a text. */
function given(answers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
    ),
  );
}
