import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, wireId } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import {
  Access,
  type AccountCaller,
  ApiPage,
  callerScope,
  CurrentCaller,
  type Page,
  page,
  parseCursor,
  platformProblems,
} from '../../../platform/http/index.js';
import { entryPosition, type QuotaEntry } from '../rules/quota-entries.js';
import { ChooseSubscription } from '../use-cases/choose-subscription.js';
import { ListQuotaEntries } from '../use-cases/list-quota-entries.query.js';
import { ReadUsage, type WindowUsage } from '../use-cases/read-usage.query.js';
import { QuotaEntriesQuery, QuotaEntryView, QuotaQuery, QuotaView, type QuotaWindowView } from './quota.dto.js';

@ApiTags('Quota')
@Controller('v1/quota')
export class QuotaController {
  constructor(
    private readonly subscriptions: ChooseSubscription,
    private readonly usage: ReadUsage,
    private readonly entries: ListQuotaEntries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('getQuota')
  @ApiOperation({ operationId: 'getQuota', summary: 'What a subscription may send and has sent, by cycle and by day' })
  @ApiOkResponse({ type: QuotaView })
  async quota(@CurrentCaller() caller: AccountCaller, @Query() query: QuotaQuery): Promise<QuotaView> {
    const entitlement = await this.subscriptions.run(caller.accountId, subscriptionIn(query) ?? boundTo(caller));
    const usage = await this.usage.of(callerScope(caller), entitlement, this.clock.now());
    return {
      subscriptionId: wireId('sub', entitlement.subscriptionId),
      monthly: present(usage.monthly),
      daily: present(usage.daily),
      rollover: entitlement.rollover,
    };
  }

  @Get('entries')
  @Access('listQuotaEntries')
  @ApiOperation({
    operationId: 'listQuotaEntries',
    summary: 'What was granted, used and has expired, cycle by cycle, newest first',
    description: 'Unused mail expires at the end of its cycle and is never carried over.',
  })
  @ApiPage(QuotaEntryView)
  async quotaEntries(
    @CurrentCaller() caller: AccountCaller,
    @Query() query: QuotaEntriesQuery,
  ): Promise<Page<QuotaEntryView>> {
    const entitlement = await this.subscriptions.run(caller.accountId, subscriptionIn(query) ?? boundTo(caller));
    const after = parseCursor('quota-entries', ['number', 'number'], query.cursor) as [number, number] | null;
    const rows = await this.entries.page(callerScope(caller), entitlement, after, query.limit);
    return page(rows, query.limit, { list: 'quota-entries', keys: entryPosition }, presentEntry);
  }
}

function presentEntry({ at, kind, quantity, periodStart }: QuotaEntry): QuotaEntryView {
  return { at: toIso(at), kind, quantity, periodStart: toIso(periodStart) };
}

function subscriptionIn(query: { subscriptionId?: string }): string | null {
  if (query.subscriptionId === undefined) return null;
  const id = parseWireId('sub', query.subscriptionId);
  if (id === null) throw platformProblems.not_found();
  return id;
}

function boundTo(caller: AccountCaller): string | null {
  return caller.kind === 'key' ? (caller.subscriptionId ?? null) : null;
}

/** After a change to a smaller plan more may be used than is allowed; then nothing remains. */
function present(usage: WindowUsage | null): QuotaWindowView | null {
  if (usage === null) return null;
  const { window, used } = usage;
  return {
    limit: window.limit,
    used,
    remaining: Math.max(0, window.limit - used),
    windowStart: toIso(window.windowStart),
    resetsAt: toIso(window.windowEnd),
  };
}
