import { Body, Controller, Get, Injectable, Ip, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { GetBillingDetails } from '../use-cases/get-billing-details.query.js';
import { ReplaceBillingDetails } from '../use-cases/replace-billing-details.js';
import { BillingDetailsBody, BillingDetailsView } from './billing-details.dto.js';
import { presentBillingDetails } from './billing-details.presenter.js';
import { readDetailsBody } from './read-details-body.js';

@Injectable()
export class BillingDetailsLocator implements ResourceLocator {
  constructor(private readonly details: GetBillingDetails) {}

  async locate(caller: Caller | null): Promise<object | null> {
    return caller ? presentBillingDetails(await this.details.run(callerScope(caller))) : null;
  }
}

@ApiTags('Account')
@Controller('v1/account/billing-details')
export class BillingDetailsController {
  constructor(
    private readonly details: GetBillingDetails,
    private readonly replace: ReplaceBillingDetails,
  ) {}

  @Get()
  @Access('getBillingDetails')
  @ApiOperation({
    operationId: 'getBillingDetails',
    summary: 'Whom invoices are made out to',
    description:
      'All fields are null while nothing was given. `vatNumberCheck` tells what VIES said about the VAT number.',
  })
  @ApiOkResponse({ type: BillingDetailsView })
  async get(@CurrentCaller() caller: Caller): Promise<BillingDetailsView> {
    return presentBillingDetails(await this.details.run(callerScope(caller)));
  }

  @Put()
  @Access('replaceBillingDetails')
  @Existing(BillingDetailsLocator)
  @ApiOperation({
    operationId: 'replaceBillingDetails',
    summary: 'Replace the billing details',
    description:
      'Holds for invoices from now on; those that were issued keep what they said. A VAT number of another EU country is checked with VIES at once; when VIES does not answer within seconds the check goes on by itself.',
  })
  @ApiOkResponse({ type: BillingDetailsView })
  async put(
    @CurrentCaller() caller: Caller,
    @Body() body: BillingDetailsBody,
    @Ip() ip: string,
  ): Promise<BillingDetailsView> {
    return presentBillingDetails(
      await this.replace.run(callerScope(caller), readDetailsBody(body), actorOf(caller, ip)),
    );
  }
}
