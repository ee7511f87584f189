import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../../platform/http/index.js';
import { VerifyBooks } from '../use-cases/verify-books.js';
import { VerificationView } from './verification.dto.js';

@ApiTags('Admin: ledger')
@Controller('v1/admin/ledger/verify')
export class AdminVerificationController {
  constructor(private readonly books: VerifyBooks) {}

  @Get()
  @Access('verifyLedger')
  @ApiOperation({
    operationId: 'verifyLedger',
    summary: 'Recompute the books',
    description:
      'Chains, figures, postings, balances and closings, all at one moment; each check names the first record that is ' +
      'wrong. Large books take minutes: `verify-ledger` on the command line says how far it is.',
  })
  @ApiOkResponse({ type: VerificationView })
  verify(): Promise<VerificationView> {
    return this.books.run();
  }
}
