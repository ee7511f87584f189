import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { BlockEntity } from '../data/block.entity.js';
import type { BlockDto, StaffBlockDto } from './blocks.dto.js';

export function presentBlock(block: BlockEntity): BlockDto {
  return {
    id: wireId(WIRE_PREFIXES.block, block.id),
    reason: block.reason,
    scope: block.scope,
    measured: block.measured,
    limit: block.limit,
    unit: block.unit,
    since: toIso(block.sinceAt),
    until: block.untilAt === null ? null : toIso(block.untilAt),
    steps: block.steps,
    selfService: false,
    questions: [],
    ticketId: null,
  };
}

export function presentStaffBlock(block: BlockEntity): StaffBlockDto {
  return {
    ...presentBlock(block),
    internalNote: block.internalNote,
    liftedAt: block.liftedAt === null ? null : toIso(block.liftedAt),
    liftReason: block.liftReason,
  };
}
