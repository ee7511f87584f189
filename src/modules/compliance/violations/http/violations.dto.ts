import { IsIn } from 'class-validator';
import { CleanLines } from '../../../../platform/http/index.js';
import { CleanText } from '../../../accounts/index.js';
import { VIOLATION_KINDS, type ViolationKind } from '../rules/violation-kinds.js';

export class RecordViolationDto {
  /** @example "bought_list" */
  @IsIn(VIOLATION_KINDS)
  kind: ViolationKind;

  /**
   * Where it can be read up: a ticket, a report, a message.
   * @example "Ticket 4711"
   */
  @CleanText(200)
  reference: string;

  /** @example "The owner says that the list was bought at a fair." */
  @CleanLines(5000)
  note: string;
}

export class ViolationDto {
  /** @example "vio_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  kind: ViolationKind;
  /** @example "ticket 10042" */
  reference: string;
  note: string;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  recordedBy: string | null;
  /** @example "2026-03-02T10:00:12.000Z" */
  at: string;
}
