import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access, queryProblem } from '../../../../platform/http/index.js';
import { csvOf } from '../rules/csv.js';
import { readMonth, readQuarter, type ReportPeriod } from '../rules/report-period.js';
import { WriteReports } from '../use-cases/write-reports.js';
import { EReportingQuery, MonthQuery, QuarterQuery } from './reports.dto.js';

const OSS_COLUMNS = ['type', 'originalPeriod', 'country', 'vatRate', 'taxableAmount', 'vatAmount'] as const;
const DES_COLUMNS = ['type', 'originalPeriod', 'vatNumber', 'amount', 'declared'] as const;
const REPORT = { schema: { type: 'object', additionalProperties: true } } as const;

@ApiTags('Admin: exports')
@Controller('v1/admin/exports')
export class AdminReportsController {
  constructor(private readonly reports: WriteReports) {}

  @Get('oss')
  @Access('exportOss')
  @ApiOperation({
    operationId: 'exportOss',
    summary: 'The quarterly return of the one-stop shop',
    description:
      '`supplies` by country and rate; `corrections` of earlier quarters by credit notes; `inBooks` is what the ledger ' +
      'owes for the same days.',
  })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse(REPORT)
  async oss(@Query() { period, format }: QuarterQuery, @Headers('accept') accept?: string): Promise<object> {
    const made = await this.reports.oss(known(readQuarter(period)));
    if (!wantsCsv(format, accept)) return made;
    const rows = [
      ...made.supplies.map((line) => ({ type: 'supply', originalPeriod: '', ...line })),
      ...made.corrections.map((line) => ({ type: 'correction', ...line })),
    ];
    return csvFile(`oss-${period}.csv`, csvOf(OSS_COLUMNS, rows));
  }

  @Get('des')
  @Access('exportDes')
  @ApiOperation({
    operationId: 'exportDes',
    summary: 'The monthly declaration of services to businesses of the EU',
    description: 'What was invoiced by reverse charge, by the customer’s VAT number; `declared` is in whole euros.',
  })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse(REPORT)
  async des(@Query() { period, format }: MonthQuery, @Headers('accept') accept?: string): Promise<object> {
    const made = await this.reports.des(known(readMonth(period)));
    if (!wantsCsv(format, accept)) return made;
    const rows = [
      ...made.customers.map((line) => ({ type: 'supply', originalPeriod: '', ...line })),
      ...made.corrections.map((line) => ({ type: 'correction', ...line })),
    ];
    return csvFile(`des-${period}.csv`, csvOf(DES_COLUMNS, rows));
  }

  @Get('e-reporting')
  @Access('exportEReporting')
  @ApiOperation({
    operationId: 'exportEReporting',
    summary: 'What e-reporting wants of a month',
    description:
      'Sales to businesses abroad document by document, sales to consumers by day, category and rate, and what consumers ' +
      'paid by day and rate. For the platform that transmits it; Posthorn itself is none.',
  })
  @ApiProduces('application/json')
  @ApiOkResponse(REPORT)
  async eReporting(@Query() { period }: EReportingQuery): Promise<StreamableFile> {
    const parts = await this.reports.eReporting(known(readMonth(period)));
    return new StreamableFile(Readable.from(parts), { type: 'application/json; charset=utf-8' });
  }
}

function known(period: ReportPeriod | null): ReportPeriod {
  if (period === null) throw queryProblem([{ field: 'period', code: 'wrong_format', message: '' }]);
  return period;
}

function wantsCsv(format: string | undefined, accept: string | undefined): boolean {
  return format === undefined ? /^\s*text\/csv\b/i.test(accept ?? '') : format === 'csv';
}

function csvFile(name: string, csv: string): StreamableFile {
  const disposition = `attachment; filename="${name}"`;
  return new StreamableFile(Buffer.from(csv), { type: 'text/csv; charset=utf-8', disposition });
}
