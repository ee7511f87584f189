import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Catalogue } from '../../catalogue/index.js';
import { sourcesOf } from '../rules/judge-migration.js';
import type { PlanMigration } from '../rules/plan-migration.js';

/** The versions that a migration leaves. */
@Injectable()
export class CatalogueVersions {
  constructor(private readonly catalogue: Catalogue) {}

  /** Their ids, each with the zone in which its days begin. */
  async leftBy(tx: Tx, { planId, toVersionId }: PlanMigration): Promise<Map<string, string>> {
    const [to] = await this.catalogue.versionsIn(tx, [toVersionId]);
    if (!to) throw new Error('a migration leads to a version that is gone');
    const left = sourcesOf(await this.catalogue.versionsOfIn(tx, planId), to);
    return new Map(left.map(({ versionId, policies }) => [versionId, policies['quota.timezone']]));
  }
}
