import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { PollListings } from '../use-cases/poll-listings.js';
import { ReadListings } from '../use-cases/read-listings.query.js';
import { IpListingsQuery, IpListingView, PollReportView } from './listings.dto.js';
import { presentListing } from './listings.presenter.js';

const LIST = 'admin-listings';
const SHOWN_FAULTS = 100;

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/listings')
export class AdminListingsController {
  constructor(
    private readonly listings: ReadListings,
    private readonly polling: PollListings,
  ) {}

  @Get()
  @Access('listIpListings')
  @ApiOperation({ operationId: 'listIpListings', summary: 'Our addresses on blocklists, newest first' })
  @ApiPage(IpListingView)
  async list(
    @Query() { limit, cursor, status, ip }: IpListingsQuery,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<Page<IpListingView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], cursor) ?? []) as string[];
    const filter = {
      ...(status === undefined ? {} : { open: status === 'open' }),
      ...(ip === undefined ? {} : { address: ip }),
    };
    const rows = await this.listings.page(filter, before, limit);
    const language = preferredLanguage(languages);
    const order = { list: LIST, keys: ({ listing }: (typeof rows)[number]) => [listing.id] };
    return page(rows, limit, order, (row) => presentListing(row, language));
  }

  @Get(':id')
  @Access('getIpListing')
  @ApiOperation({ operationId: 'getIpListing', summary: 'One listing, with what to do about it' })
  @ApiOkResponse({ type: IpListingView })
  async get(
    @WireIdParam('lsg') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<IpListingView> {
    const found = await this.listings.one(id);
    if (!found) throw platformProblems.not_found();
    return presentListing(found, preferredLanguage(languages));
  }

  @Post('poll')
  @HttpCode(200)
  @Access('pollIpListings')
  @ApiOperation({
    operationId: 'pollIpListings',
    summary: 'Ask all blocklists now',
    description: 'It also happens by itself every 30 minutes. What a list does not answer changes nothing.',
  })
  @ApiOkResponse({ type: PollReportView })
  async poll(): Promise<PollReportView> {
    const report = await this.polling.run();
    return { ...report, faults: report.faults.slice(0, SHOWN_FAULTS) };
  }
}
