import { Injectable } from '@nestjs/common';
import type { FieldFault } from '../../../../kernel/problem.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { type ConditionTree, ReadConditions, segmentProblems, SegmentsRepository } from '../../segments/index.js';
import { type Named, readChoice } from '../rules/read-choice.js';
import type { Choice, Circle, Selection } from '../rules/selection.js';

interface Found {
  lists: ReadonlySet<string>;
  conditions: ReadonlyMap<string, ConditionTree>;
  broken: ReadonlyMap<string, FieldFault[]>;
}

/** Makes of what was chosen a selection that says the same whatever is changed afterwards. */
@Injectable()
export class FreezeSelection {
  constructor(
    private readonly segments: SegmentsRepository,
    private readonly conditions: ReadConditions,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws 422 `reference_not_found` or `segment_broken` with the places, which begin with `at` */
  async in(tx: Tx, scope: AccountScope, choice: Choice, at: string): Promise<Selection> {
    const read = readChoice(choice, at);
    if (!read.ok) throw bodyProblem(read.faults);
    const named = [...read.wanted, ...read.excluded];
    const found = await this.findIn(tx, scope, named);
    requireFound(named, found);
    const zone = (await this.accounts.timeZoneOf(scope.accountId)) ?? 'UTC';
    return { wanted: circleOf(read.wanted, found), excluded: circleOf(read.excluded, found), asOf: tx.now, zone };
  }

  private async findIn(tx: Tx, scope: AccountScope, named: readonly Named[]): Promise<Found> {
    const lists = await this.conditions.listNamesIn(tx, scope, idsOf('list', named));
    const rows = await this.segments.findAll(tx, scope, idsOf('segment', named));
    const read = await this.conditions.in(
      tx,
      scope,
      rows.map(({ condition }) => condition),
    );
    const [conditions, broken] = [new Map<string, ConditionTree>(), new Map<string, FieldFault[]>()];
    for (const [place, { id }] of rows.entries()) {
      const one = read[place]!;
      if (one.ok) conditions.set(id, one.tree);
      else broken.set(id, one.faults);
    }
    return { lists: new Set(lists.keys()), conditions, broken };
  }
}

function requireFound(named: readonly Named[], { lists, conditions, broken }: Found): void {
  const missing = named.filter(({ kind, id }) =>
    kind === 'list' ? !lists.has(id) : !conditions.has(id) && !broken.has(id),
  );
  if (missing.length > 0)
    throw platformProblems.reference_not_found({
      errors: missing.map(({ field }) => ({ field, code: 'reference_not_found', message: '' })),
    });
  const errors = named.flatMap(({ id, field }) =>
    (broken.get(id) ?? []).map((fault) => ({
      field,
      code: 'segment_broken',
      message: `${fault.field}: ${fault.message}`,
    })),
  );
  if (errors.length > 0) throw segmentProblems.segment_broken({ errors });
}

function circleOf(named: readonly Named[], { conditions }: Found): Circle {
  return { lists: idsOf('list', named), conditions: idsOf('segment', named).map((id) => conditions.get(id)!) };
}

function idsOf(kind: Named['kind'], named: readonly Named[]): string[] {
  return [...new Set(named.filter((one) => one.kind === kind).map(({ id }) => id))];
}
