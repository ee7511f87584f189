import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import {
  Access,
  ApiPage,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf, StaffAccountLocator } from '../../../accounts/index.js';
import type { VatExemptionEntity } from '../data/vat-exemption.entity.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import { ManageVatExemptions } from '../use-cases/manage-vat-exemptions.js';
import { AddVatExemptionBody, VatExemptionView } from './vat.dto.js';

const EXEMPTIONS = 'vat-exemptions';

@ApiTags('Operator: tax')
@Controller('v1/admin/accounts/:id/vat-exemptions')
@Existing(StaffAccountLocator)
export class AdminVatExemptionsController {
  constructor(
    private readonly exemptions: ManageVatExemptions,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listVatExemptions')
  @ApiOperation({ operationId: 'listVatExemptions', summary: 'VAT exemption certificates of an account' })
  @ApiPage(VatExemptionView)
  async list(@WireIdParam('acc') accountId: string, @Query() query: ListQuery): Promise<Page<VatExemptionView>> {
    const before = (parseCursor(EXEMPTIONS, ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.exemptions.page(accountScope(accountId), query.limit, before);
    return page(rows, query.limit, { list: EXEMPTIONS, keys: ({ id }) => [id] }, presentExemption);
  }

  @Post()
  @Access('addVatExemption')
  @ApiOperation({
    operationId: 'addVatExemption',
    summary: 'Record a VAT exemption certificate',
    description: 'Embassies, EU institutions and international bodies (Directive 2006/112/EC, art. 151).',
  })
  @ApiCreatedResponse({ type: VatExemptionView })
  async add(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('acc') accountId: string,
    @Body() body: AddVatExemptionBody,
    @Ip() ip: string,
  ): Promise<VatExemptionView> {
    const { validFrom, validUntil } = body;
    const errors = faultsOf(body);
    if (errors.length > 0) throw platformProblems.validation_failed({ errors });
    const wanted = { accountId, reference: body.reference.trim(), validFrom, validUntil };
    const by = { staffId: caller.staffId, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentExemption, (keep) => this.exemptions.add(wanted, by, keep));
  }
}

function faultsOf({ validFrom, validUntil }: AddVatExemptionBody): FieldFault[] {
  const wrong = Object.entries({ validFrom, validUntil }).filter(([, date]) => !isCalendarDate(date));
  if (wrong.length > 0) return wrong.map(([field]) => ({ field, code: 'wrong_format', message: '' }));
  return validUntil < validFrom ? [{ field: 'validUntil', code: 'too_small', message: '' }] : [];
}

function presentExemption({ id, reference, validFrom, validUntil, createdAt }: VatExemptionEntity): VatExemptionView {
  return { id: wireId(WIRE_PREFIXES.vatExemption, id), reference, validFrom, validUntil, createdAt: toIso(createdAt) };
}
