import { Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { StaffAccountLocator } from '../../account/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { type Certificate, ReadCertificate } from '../use-cases/read-certificate.query.js';
import { ReopenAccount } from '../use-cases/reopen-account.js';
import { PurgeCertificateDto } from './closing.dto.js';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts')
export class AdminLeavingController {
  constructor(
    private readonly reopen: ReopenAccount,
    private readonly certificate: ReadCertificate,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post(':id/reopen')
  @HttpCode(204)
  @Access('reopenAccount')
  @Existing(StaffAccountLocator)
  @ApiOperation({
    summary: 'Take the closing of an account back',
    description: 'The owner gets a link for a new password. Keys and SMTP credentials stay revoked.',
  })
  async reopenAccount(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Ip() ip: string,
  ): Promise<void> {
    const mayReopenSpam = caller.kind === 'staff' && caller.roles.includes('compliance');
    await this.answers.keepingNothing(async (keep) => {
      await this.reopen.run(id, { actor: actorOf(caller, ip), mayReopenSpam }, (tx) => keep(tx));
    });
  }

  @Get(':id/purge-certificate')
  @Access('getPurgeCertificate')
  @Existing(StaffAccountLocator)
  @ApiOperation({ summary: 'Show what was deleted of a purged account' })
  async getPurgeCertificate(@WireIdParam('acc') id: string): Promise<PurgeCertificateDto> {
    return presentCertificate(await this.certificate.run(id));
  }
}

function presentCertificate({ platformId, purge }: Certificate): PurgeCertificateDto {
  return {
    accountId: wireId(WIRE_PREFIXES.account, purge.accountId),
    platformId,
    reason: purge.reason,
    closedAt: toIso(purge.closedAt),
    startedAt: toIso(purge.startedAt ?? purge.closedAt),
    finishedAt: toIso(purge.finishedAt ?? purge.closedAt),
    passes: purge.passes,
    counts: purge.counts,
    kept: purge.kept,
  };
}
