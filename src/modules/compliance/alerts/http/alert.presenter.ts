import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AlertEntity } from '../data/alert.entity.js';
import type { AlertDto } from './alerts.dto.js';

export function presentAlert(alert: AlertEntity): AlertDto {
  const { acknowledgedAt, acknowledgedBy, messageId } = alert;
  return {
    id: wireId(WIRE_PREFIXES.alert, alert.id),
    kind: alert.kind,
    accountId: wireId(WIRE_PREFIXES.account, alert.accountId),
    messageId: messageId === null ? null : wireId(WIRE_PREFIXES.message, messageId),
    detail: alert.detail,
    occurredAt: toIso(alert.occurredAt),
    at: toIso(alert.at),
    acknowledgedAt: acknowledgedAt === null ? null : toIso(acknowledgedAt),
    acknowledgedBy: acknowledgedBy === null ? null : wireId(WIRE_PREFIXES.staff, acknowledgedBy),
    note: alert.note,
  };
}
