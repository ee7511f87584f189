import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { ViolationEntity } from '../data/violation.entity.js';
import type { ViolationDto } from './violations.dto.js';

export function presentViolation({ id, kind, reference, note, recordedBy, at }: ViolationEntity): ViolationDto {
  return {
    id: wireId(WIRE_PREFIXES.violation, id),
    kind,
    reference,
    note,
    recordedBy: recordedBy === null ? null : wireId(WIRE_PREFIXES.staff, recordedBy),
    at: toIso(at),
  };
}
