import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, preferredLanguage, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadSegments } from '../use-cases/read-segments.query.js';
import { presentSegment } from './segments.presenter.js';

@Injectable()
export class SegmentLocator implements ResourceLocator {
  constructor(private readonly segments: ReadSegments) {}

  async locate(
    caller: Caller | null,
    parameters: Record<string, string>,
    request: FastifyRequest,
  ): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.segment, parameters.id ?? '');
    if (id === null || caller === null) return null;
    const language = preferredLanguage(request.headers['accept-language']);
    const told = await this.segments.one(callerScope(caller), id, language);
    return told && presentSegment(told);
  }
}
