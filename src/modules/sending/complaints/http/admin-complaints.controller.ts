import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, wireId, type WirePrefix } from '../../../../kernel/ids.js';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { parseAddress } from '../../addresses/index.js';
import { sendingProblems } from '../../sending.errors.js';
import type { Complaint } from '../data/complaint.js';
import { ReadComplaints } from '../use-cases/read-complaints.query.js';
import { type ManualComplaint, RecordComplaint } from '../use-cases/record-complaint.js';
import { ComplaintsQuery, ComplaintView, RecordComplaintBody } from './complaints.dto.js';

const LIST = 'complaints';
/** No id is this one: a filter that nothing fits. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@ApiTags('Operator: complaints')
@Controller('v1/admin/complaints')
export class AdminComplaintsController {
  constructor(
    private readonly reading: ReadComplaints,
    private readonly recording: RecordComplaint,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listComplaints')
  @ApiOperation({ operationId: 'listComplaints', summary: 'Complaints about all accounts, newest first' })
  @ApiPage(ComplaintView)
  async list(@Query() query: ComplaintsQuery): Promise<Page<ComplaintView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const id = (prefix: WirePrefix, wire: string | undefined) =>
      wire === undefined ? undefined : (parseWireId(prefix, wire) ?? NOBODY);
    const { source, reference } = query;
    const filter = { accountId: id('acc', query.accountId), messageId: id('msg', query.messageId), source, reference };
    const rows = await this.reading.unscopedPage(filter, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (one) => [one.id] }, present);
  }

  @Get(':id')
  @Access('getComplaint')
  @ApiOperation({ operationId: 'getComplaint', summary: 'One complaint' })
  @ApiOkResponse({ type: ComplaintView })
  async get(@WireIdParam('cpt') id: string): Promise<ComplaintView> {
    const found = await this.reading.unscopedOne(id);
    if (found === null) throw platformProblems.not_found();
    return present(found);
  }

  @Post()
  @Access('recordComplaint')
  @ApiOperation({
    operationId: 'recordComplaint',
    summary: 'Record a complaint that no feedback loop brought',
    description:
      'It counts like one that came by itself: in the ratio of the account, in the life of the message, and its recipient is suppressed. The same reference is recorded once.',
  })
  @ApiCreatedResponse({ type: ComplaintView })
  record(@CurrentCaller() caller: Caller, @Body() body: RecordComplaintBody, @Ip() ip: string): Promise<ComplaintView> {
    const given = readComplaint(body);
    return this.answers.keeping(present, (keep) => this.recording.run(given, actorOf(caller, ip), keep));
  }
}

function readComplaint({ source, receivedAt, reference, ...body }: RecordComplaintBody): ManualComplaint {
  const address = parseAddress(body.recipient);
  if (address === null)
    throw sendingProblems.address_invalid({ errors: [{ field: 'recipient', code: 'address_invalid', message: '' }] });
  const accountId = known('acc', 'accountId', body.accountId);
  const messageId = body.messageId === undefined ? null : known('msg', 'messageId', body.messageId);
  return { accountId, messageId, recipient: address.email, source, receivedAt: instantOf(receivedAt), reference };
}

function known(prefix: WirePrefix, field: string, wire: string): string {
  const id = parseWireId(prefix, wire);
  if (id !== null) return id;
  throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
}

function present({ rawMailId: _rawMailId, ...one }: Complaint): ComplaintView {
  return {
    ...one,
    id: wireId('cpt', one.id),
    accountId: wireId('acc', one.accountId),
    messageId: one.messageId === null ? null : wireId('msg', one.messageId),
    deliveryId: one.deliveryId === null ? null : wireId('dlv', one.deliveryId),
    receivedAt: toIso(one.receivedAt),
    recordedAt: toIso(one.recordedAt),
  };
}
