import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../../platform/http/index.js';
import { WriteFec } from '../use-cases/write-fec.js';
import { FecQuery } from './reports.dto.js';

@ApiTags('Admin: ledger')
@Controller('v1/admin/ledger/fec')
export class AdminFecController {
  constructor(private readonly fec: WriteFec) {}

  @Get()
  @Access('exportFec')
  @ApiOperation({
    operationId: 'exportFec',
    summary: 'The books of a year for the French tax authority',
    description:
      'Fichier des écritures comptables (LPF art. A47 A-1): 18 columns, tab separated, UTF-8. Numbers of écritures are ' +
      'final once the year is closed.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n',
    },
  })
  async get(@Query() { year }: FecQuery): Promise<StreamableFile> {
    const { fileName, lines } = await this.fec.run(year);
    return new StreamableFile(Readable.from(lines), {
      type: 'text/plain; charset=utf-8',
      disposition: `attachment; filename="${fileName}"`,
    });
  }
}
