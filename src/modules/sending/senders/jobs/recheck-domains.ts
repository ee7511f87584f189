import { Injectable } from '@nestjs/common';
import { mapAtMost } from '../../../../kernel/lists.js';
import { addMs, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import type { Actor } from '../../../accounts/index.js';
import { Problem } from '../../../../kernel/problem.js';
import { DomainsRepository } from '../data/domains.repository.js';
import { RETIRED_MS, rotationDue } from '../rules/key-rotation.js';
import { RotateKeys } from '../use-cases/rotate-keys.js';
import { VerifyDomain } from '../use-cases/verify-domain.js';

const BY_ITSELF: Actor = { type: 'system', id: null };
const PAGE = 50;
const AT_ONCE = 10;
/** Nobody else takes a domain for so long; a look that dies is repeated after it. */
const LEASE_MS = 10 * MINUTE_MS;

/** Looks at domains again: those that wait for their records, and every verified one daily. */
@Injectable()
export class RecheckDomains implements DueSource {
  readonly name = 'recheck-domains';
  readonly rank = RANK.sending;
  readonly collapse = true;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly verifying: VerifyDomain,
    private readonly rotating: RotateKeys,
    sources: DueSources,
  ) {
    sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.domains.unscopedNextCheck(tx));
  }

  async runDue(at: Instant): Promise<void> {
    for (;;) {
      const due = await this.unitOfWork.runAsWorker((tx) =>
        this.domains.unscopedTakeDue(tx, at, addMs(at, LEASE_MS), PAGE),
      );
      if (due.length === 0) break;
      await mapAtMost(AT_ONCE, due, (domain) => this.look(domain));
    }
    await this.unitOfWork.runAsWorker((tx) => this.domains.unscopedDropRetired(tx, addMs(at, -RETIRED_MS)));
  }

  /** A domain that was given up meanwhile, or that another account owns, is no fault. */
  private async look({ id, accountId }: { id: string; accountId: string }): Promise<void> {
    const scope = accountScope(accountId);
    const verified = await this.verifying.run(scope, id, BY_ITSELF).catch(ignoringProblems);
    if (!verified || verified.domain.status !== 'verified') return;
    if (!rotationDue(verified.domain.dkimBy, verified.keys, verified.domain.checkedAt!)) return;
    await this.rotating.run(scope, id, BY_ITSELF, () => Promise.resolve()).catch(ignoringProblems);
  }
}

function ignoringProblems(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}
