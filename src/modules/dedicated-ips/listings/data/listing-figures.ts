import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

/** Listings over all addresses. */
@Injectable()
export class ListingFigures {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Confirmed ones that stand; a severity without any counts as 0. */
  openBySeverity(): Promise<{ severity: string; open: number }[]> {
    return this.unitOfWork.readAsWorker(
      `select s.severity, (select count(*)::int from ip_listings i join dnsbls d on d.id = i.dnsbl_id
           where i.closed_at is null and i.confirmed_at is not null and d.severity = s.severity) as open
         from unnest(array['info', 'warning', 'critical']) as s (severity)`,
    );
  }
}
