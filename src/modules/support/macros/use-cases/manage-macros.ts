import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import type { TicketMacroEntity } from '../data/ticket-macro.entity.js';
import { TicketMacrosRepository } from '../data/ticket-macros.repository.js';
import { macroProblems } from '../macros.errors.js';
import { unknownPlaces } from '../rules/fill-macro.js';

export interface MacroWish {
  name: string;
  texts: Partial<Record<Language, string>>;
}

/** The answers that staff give often. */
@Injectable()
export class ManageMacros {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly macros: TicketMacrosRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** Newest first; one row more than asked for. */
  page(before: string | null, limit: number): Promise<TicketMacroEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.macros.page(tx, before, limit + 1));
  }

  find(id: string): Promise<TicketMacroEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.macros.find(tx, id));
  }

  create(wish: MacroWish, actor: Actor, keep: BeforeCommit<TicketMacroEntity>): Promise<TicketMacroEntity> {
    requireTexts(wish.texts);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const macro = { id: newId(tx.now), ...wish, version: 1, createdAt: tx.now, updatedAt: tx.now };
      if (!(await this.macros.insert(tx, macro))) throw macroProblems.macro_exists();
      await this.recordIn(tx, macro, 'ticket_macro.created', actor, { name: macro.name });
      await keep(tx, macro);
      return macro;
    });
  }

  /** `seen` throws when the caller saw another version. */
  change(
    id: string,
    wish: Partial<MacroWish>,
    actor: Actor,
    seen: (macro: TicketMacroEntity) => void,
  ): Promise<TicketMacroEntity> {
    if (wish.texts) requireTexts(wish.texts);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const macro = await this.required(tx, id, seen);
      const change = { ...wish, version: macro.version + 1, updatedAt: tx.now };
      if (!(await this.macros.update(tx, id, change))) throw macroProblems.macro_exists();
      await this.recordIn(tx, macro, 'ticket_macro.changed', actor, changesBetween<Partial<MacroWish>>(macro, wish));
      return { ...macro, ...change };
    });
  }

  remove(id: string, actor: Actor, seen: (macro: TicketMacroEntity) => void): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const macro = await this.required(tx, id, seen);
      await this.macros.remove(tx, id);
      await this.recordIn(tx, macro, 'ticket_macro.deleted', actor, { name: { from: macro.name, to: null } });
    });
  }

  private async required(tx: Tx, id: string, seen: (macro: TicketMacroEntity) => void): Promise<TicketMacroEntity> {
    const macro = await this.macros.findForUpdate(tx, id);
    if (!macro) throw platformProblems.not_found();
    seen(macro);
    return macro;
  }

  private recordIn(
    tx: Tx,
    macro: TicketMacroEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'ticket_macro', id: wireId(WIRE_PREFIXES.ticketMacro, macro.id) };
    return this.accounts.auditIn(tx, { accountId: SYSTEM_ACCOUNT_ID, action, actor, target, changes });
  }
}

/** In one language at least, and nothing in it that nothing fills. */
function requireTexts(texts: Partial<Record<Language, string>>): void {
  const written = LANGUAGES.filter((language) => texts[language] !== undefined);
  if (written.length === 0) throw bodyProblem([{ field: 'texts', code: 'required', message: '' }]);
  const faults = written
    .filter((language) => unknownPlaces(texts[language]!).length > 0)
    .map((language) => ({ field: `texts.${language}`, code: 'unknown_placeholder', message: '' }));
  if (faults.length > 0) throw bodyProblem(faults);
}
