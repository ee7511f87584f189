import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { parseAddress, TemplateShelf } from '../../../sending/index.js';
import type { CampaignTerms } from '../rules/campaign.js';
import { changedTerms, type Readers, type WrittenTerms } from '../rules/read-terms.js';

const READ: Readers = {
  templateId: (wire) => parseWireId(WIRE_PREFIXES.template, wire),
  email: (text) => parseAddress(text)?.email ?? null,
};

/** What a campaign is to say and to whom, read: what it names must be the account's own. */
@Injectable()
export class CheckTerms {
  constructor(private readonly templates: TemplateShelf) {}

  /** @throws 422 with all that cannot be read, or is nobody's */
  async written(scope: AccountScope, before: CampaignTerms, written: WrittenTerms): Promise<CampaignTerms> {
    const { terms, faults } = changedTerms(before, written, READ);
    throwIfAny([...faults, ...(await this.foreignTemplates(scope, terms))]);
    return terms;
  }

  read(before: CampaignTerms, written: WrittenTerms): CampaignTerms {
    const { terms, faults } = changedTerms(before, written, READ);
    throwIfAny(faults);
    return terms;
  }

  /** Templates that are not there (any more). */
  async foreignTemplates({ accountId }: AccountScope, { templateId, variants }: CampaignTerms): Promise<FieldFault[]> {
    const named = [
      { id: templateId, field: 'templateId' },
      ...variants.map((one, n) => ({ id: one.templateId, field: `variants[${n}].templateId` })),
    ];
    const wished = named.filter((one): one is { id: string; field: string } => one.id !== null);
    const found = await this.templates.find(
      accountId,
      wished.map(({ id }) => ({ id, language: null, version: null })),
    );
    return wished
      .filter((_, n) => found[n] === null)
      .map(({ field }) => ({ field, code: 'reference_not_found', message: '' }));
  }
}

/** References that lead nowhere have a code of their own when nothing else is wrong. */
function throwIfAny(faults: FieldFault[]): void {
  if (faults.length === 0) return;
  if (faults.every(({ code }) => code === 'reference_not_found'))
    throw platformProblems.reference_not_found({ errors: faults });
  throw bodyProblem(faults);
}
