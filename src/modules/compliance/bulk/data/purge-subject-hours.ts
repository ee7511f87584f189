import { Injectable } from '@nestjs/common';
import { PURGE_BATCH, PurgeByAge } from '../../../../platform/housekeeping/purge-by-age.js';

/** Forgets after a week how often a subject was used. */
@Injectable()
export class PurgeSubjectHours extends PurgeByAge {
  readonly name = 'purge-subject-hours';
  protected readonly keptDays = 7;
  protected readonly oldest = 'select min(hour) as oldest from subject_hours';
  protected readonly purge = `delete from subject_hours where ctid = any(array(
      select ctid from subject_hours where hour <= $1 order by hour limit ${PURGE_BATCH} for update skip locked))`;
}
