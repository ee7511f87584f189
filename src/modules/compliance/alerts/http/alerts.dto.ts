import { IsIn, IsOptional, Matches } from 'class-validator';
import { CleanLines, ListQuery } from '../../../../platform/http/index.js';
import { ALERT_KINDS, ALERT_STATES, type AlertKind, type AlertState } from '../rules/alert.js';

export class AlertsQuery extends ListQuery {
  /** @example "open" */
  @IsOptional()
  @IsIn(ALERT_STATES)
  state?: AlertState;

  /** @example "complaint" */
  @IsOptional()
  @IsIn(ALERT_KINDS)
  kind?: AlertKind;

  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  accountId?: string;
}

export class AcknowledgeAlertDto {
  /**
   * What was done about it.
   * @example "Spoke to the owner; the list is gone."
   */
  @IsOptional()
  @CleanLines(2000)
  note?: string;
}

export class AlertDto {
  /** @example "alr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  kind: AlertKind;
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  /**
   * The mail it is about, where that is known.
   * @example "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
   */
  messageId: string | null;
  /** Figures, by kind of alert. */
  detail: Record<string, unknown>;
  /**
   * When it happened.
   * @example "2026-03-01T10:00:00.000Z"
   */
  occurredAt: string;
  /**
   * When staff were alerted.
   * @example "2026-03-02T10:00:12.000Z"
   */
  at: string;
  acknowledgedAt: string | null;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  acknowledgedBy: string | null;
  note: string | null;
}
