import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../../platform/http/index.js';
import { ReadTrialBalance } from '../use-cases/trial-balance.query.js';
import { TrialBalanceView } from './ledger.dto.js';

@ApiTags('Admin: ledger')
@Controller('v1/admin/ledger')
export class AdminLedgerController {
  constructor(private readonly trialBalance: ReadTrialBalance) {}

  @Get()
  @Access('getLedger')
  @ApiOperation({ operationId: 'getLedger', summary: 'The trial balance of the books' })
  @ApiOkResponse({ type: TrialBalanceView })
  get(): Promise<TrialBalanceView> {
    return this.trialBalance.run();
  }
}
