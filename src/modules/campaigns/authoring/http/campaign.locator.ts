import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, preferredLanguage, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadCampaigns } from '../use-cases/read-campaigns.query.js';
import { presentCampaign } from './campaigns.presenter.js';

@Injectable()
export class CampaignLocator implements ResourceLocator {
  constructor(private readonly campaigns: ReadCampaigns) {}

  async locate(
    caller: Caller | null,
    parameters: Record<string, string>,
    request: FastifyRequest,
  ): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.campaign, parameters['id'] ?? '');
    const found = id === null || caller === null ? null : await this.campaigns.one(callerScope(caller), id);
    const language = preferredLanguage(request.headers['accept-language']);
    return found === null ? null : presentCampaign(found.campaign, found.counts, language);
  }
}
