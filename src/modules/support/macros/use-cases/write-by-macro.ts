import { Injectable } from '@nestjs/common';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { TicketMacrosRepository } from '../data/ticket-macros.repository.js';
import { macroProblems } from '../macros.errors.js';
import { fillMacro, type Place } from '../rules/fill-macro.js';

/** The text that a macro makes for one ticket. */
@Injectable()
export class WriteByMacro {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly macros: TicketMacrosRepository,
  ) {}

  /** In the ticket's language or not at all: a customer is not answered in another one by mistake. */
  async text(macroId: string | null, language: Language, values: Readonly<Record<Place, string>>): Promise<string> {
    const macro = macroId === null ? null : await this.unitOfWork.runAsWorker((tx) => this.macros.find(tx, macroId));
    if (!macro) throw bodyProblem([{ field: 'macroId', code: 'reference_not_found', message: '' }]);
    const text = macro.texts[language];
    if (text === undefined) {
      const languages = LANGUAGES.filter((each) => macro.texts[each] !== undefined);
      throw macroProblems.macro_not_in_language({ extra: { languages } });
    }
    return fillMacro(text, values);
  }
}
