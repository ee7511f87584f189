import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { HelpSeedsRepository } from '../data/help-seeds.repository.js';
import { HelpSynonymsRepository } from '../data/help-synonyms.repository.js';
import { type SynonymGroups, synonymFaults } from '../rules/synonym-groups.js';
import { SYNONYMS } from '../rules/synonyms.table.js';

export interface Synonyms {
  language: Language;
  groups: SynonymGroups;
  origin: 'product' | 'staff';
}

/** Which words the search takes for the same: those of the product, or what staff put in their place in a language. */
@Injectable()
export class EditSynonyms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly synonyms: HelpSynonymsRepository,
    private readonly seeds: HelpSeedsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  read(language: Language): Promise<Synonyms> {
    return this.unitOfWork.runAsWorker((tx) => this.readIn(tx, language));
  }

  /** Null: those of the product again. `asSeen` throws when they are not what their editor saw. */
  write(
    { language, groups }: { language: Language; groups: SynonymGroups | null },
    asSeen: (now: Synonyms) => void,
    actor: Actor,
  ): Promise<Synonyms> {
    const faults = synonymFaults(groups ?? [], language);
    return this.unitOfWork.runAsWorker(async (tx) => {
      // A process that starts meanwhile would place those of the product.
      await this.seeds.lock(tx);
      const before = await this.readIn(tx, language);
      asSeen(before);
      if (faults.length > 0) throw bodyProblem(faults);
      if (groups === null) await this.synonyms.dropOfStaff(tx, language);
      else await this.synonyms.keepOfStaff(tx, language, groups);
      const after = await this.readIn(tx, language);
      await this.synonyms.use(tx, language, after.groups);
      await this.recordIn(tx, before, after, actor);
      return after;
    });
  }

  private async readIn(tx: Tx, language: Language): Promise<Synonyms> {
    const groups = (await this.synonyms.ofStaff(tx)).get(language);
    return groups === undefined
      ? { language, groups: SYNONYMS[language], origin: 'product' }
      : { language, groups, origin: 'staff' };
  }

  private async recordIn(tx: Tx, before: Synonyms, after: Synonyms, actor: Actor): Promise<void> {
    const { language, origin } = after;
    const [was, is] = [linesOf(before), linesOf(after)];
    const added = is.filter((line) => !was.includes(line));
    const removed = was.filter((line) => !is.includes(line));
    if (origin === before.origin && added.length === 0 && removed.length === 0) return;
    await this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action: 'help_synonyms.changed',
      actor,
      target: { type: 'help_synonyms', id: language },
      changes: { origin, added, removed },
    });
  }
}

function linesOf({ groups }: Synonyms): string[] {
  return groups.map((group) => group.join(', '));
}
