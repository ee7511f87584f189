import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { BlockAnswerEntity } from '../data/block-answer.entity.js';
import type { ExplainedBlock } from '../use-cases/explain-blocks.js';
import type { BlockAnswerDto, BlockDto, StaffBlockDto } from './blocks.dto.js';

export function presentBlock({ block, why, steps, selfService, questions, blockCase }: ExplainedBlock): BlockDto {
  return {
    id: wireId(WIRE_PREFIXES.block, block.id),
    reason: block.reason,
    why,
    scope: block.scope,
    measured: block.measured,
    limit: block.limit,
    unit: block.unit,
    since: toIso(block.sinceAt),
    until: isoOrNull(block.untilAt),
    liftedAt: isoOrNull(block.liftedAt),
    steps,
    selfService,
    questions,
    ticketId: blockCase === null ? null : wireId(WIRE_PREFIXES.ticket, blockCase.ticketId),
  };
}

export function presentStaffBlock(explained: ExplainedBlock): StaffBlockDto {
  const { internalNote, liftReason } = explained.block;
  return { ...presentBlock(explained), internalNote, liftReason };
}

export function presentBlockAnswer({ at, answers }: BlockAnswerEntity): BlockAnswerDto {
  return { at: toIso(at), answers };
}
