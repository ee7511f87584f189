import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { Access, ApiPage, type Page, page, parseCursor, platformProblems } from '../../../../platform/http/index.js';
import type { ReputationPlace, ReputationRow } from '../data/reputations.repository.js';
import type { WindowDays } from '../rules/figures.js';
import { judgeReputation } from '../rules/judge-reputation.js';
import { ReadReputations } from '../use-cases/read-reputations.query.js';
import { ReputationsQuery, ReputationView, type WINDOWS } from './reputation.dto.js';

const LIST = 'admin-reputation';
const DAYS: Record<(typeof WINDOWS)[number], WindowDays> = { '1d': 1, '7d': 7, '30d': 30 };

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/reputation')
export class ReputationController {
  constructor(private readonly reputations: ReadReputations) {}

  @Get()
  @Access('listReputations')
  @ApiPage(ReputationView)
  @ApiOperation({
    operationId: 'listReputations',
    summary: 'How mail from addresses, domains or accounts is received, worst first',
    description: 'Judged once an hour, from all mail of the window. What sent nothing within 30 days is not listed.',
  })
  async list(@Query() query: ReputationsQuery): Promise<Page<ReputationView>> {
    const { by: kind, window, standing, accountId, subject, cursor, limit } = query;
    const filter = {
      kind,
      days: DAYS[window],
      ...(standing === undefined ? {} : { standing }),
      ...(accountId === undefined ? {} : { accountId: accountOf(accountId) }),
      ...(subject === undefined ? {} : { subject }),
    };
    const rows = await this.reputations.page(filter, placeOf(cursor), limit);
    const keys = (row: ReputationRow) => [row.score, row.subject, row.accountId ?? SYSTEM_ACCOUNT_ID];
    return page(rows, limit, { list: LIST, keys }, (row) => present(row, window));
  }
}

function placeOf(cursor: string | undefined): ReputationPlace | null {
  const keys = parseCursor(LIST, ['number', 'text', 'uuid'], cursor);
  if (keys === null) return null;
  const [score, subject, accountId] = keys as [number, string, string];
  if (score < 0 || score > 100) throw platformProblems.invalid_cursor({ errors: [] });
  return { score, subject, accountId };
}

function accountOf(text: string): string {
  const id = parseWireId(WIRE_PREFIXES.account, text);
  if (id !== null) return id;
  throw platformProblems.invalid_query({
    errors: [{ field: 'accountId', code: 'invalid', message: 'No account has this id.' }],
  });
}

function present(row: ReputationRow, window: ReputationView['window']): ReputationView {
  const { kind, subject, accountId, accepted, delivered, deferred, bounced, complained, score, standing } = row;
  const account = accountId === null ? null : wireId(WIRE_PREFIXES.account, accountId);
  return {
    by: kind,
    subject: kind === 'account' && account !== null ? account : subject,
    accountId: account,
    window,
    ...{ accepted, delivered, deferred, bounced, complained, score, standing },
    reasons: judgeReputation(row).reasons,
    class: row.class,
    judgedAt: toIso(row.judgedAt),
  };
}
