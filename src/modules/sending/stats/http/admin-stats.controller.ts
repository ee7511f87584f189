import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import { Access, ApiPage, type Page, queryProblem } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { INSTALLATION_GROUPINGS, INSTALLATION_ID } from '../rules/dimensions.js';
import { AdminStatsQuery, StatsView } from './stats.dto.js';
import { StatsPages } from './stats-pages.js';

@ApiTags('Operator: mail')
@Controller('v1/admin/stats')
export class AdminStatsController {
  constructor(
    private readonly pages: StatsPages,
    private readonly accounts: AccountsFacade,
  ) {}

  @Get()
  @Access('getStatsAsStaff')
  @ApiOperation({
    operationId: 'getStatsAsStaff',
    summary: 'What happened to the mail of all customers, or of one',
    description:
      'Rows as customers see theirs. Without `accountId` days are those of UTC unless `timeZone` says otherwise, the installation’s own mail is left out, and what was sent by accounts that were deleted since is still counted.',
  })
  @ApiPage(StatsView)
  async list(@Query() query: AdminStatsQuery): Promise<Page<StatsView>> {
    const who = query.accountId === undefined ? everybody(query) : await this.accountIn(query.accountId);
    return this.pages.page(this.pages.questionOf(query, { ...who, isOwn: false }), query);
  }

  private async accountIn(wire: string): Promise<{ accountId: string; zone: string }> {
    const accountId = parseWireId('acc', wire);
    const zone = accountId === null ? null : await this.accounts.timeZoneOf(accountId);
    if (accountId === null || zone === null) {
      throw queryProblem([{ field: 'accountId', code: 'not_allowed', message: 'There is no such account.' }]);
    }
    return { accountId, zone };
  }
}

function everybody(query: AdminStatsQuery): { accountId: string; zone: string } {
  const asked = (['tag', 'domain', 'campaign'] as const).find((by) => query.groupBy === by || query[by] !== undefined);
  if (asked !== undefined) {
    const message = `Without \`accountId\` only by ${INSTALLATION_GROUPINGS.join(', ')}.`;
    throw queryProblem([{ field: query.groupBy === asked ? 'groupBy' : asked, code: 'not_allowed', message }]);
  }
  return { accountId: INSTALLATION_ID, zone: 'UTC' };
}
