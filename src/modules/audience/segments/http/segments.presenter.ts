import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { ToldSegment } from '../use-cases/read-segments.query.js';
import type { SegmentView } from './segments.dto.js';

export function presentSegment({ segment, sentence, faults }: ToldSegment): SegmentView {
  return {
    id: wireId(WIRE_PREFIXES.segment, segment.id),
    name: segment.name,
    condition: segment.condition,
    status: faults.length === 0 ? 'ready' : 'broken',
    sentence,
    faults: faults.map(({ field, pointer, code, message }) => ({ field, pointer, code, message })),
    createdAt: toIso(segment.createdAt),
    updatedAt: toIso(segment.updatedAt),
  };
}
