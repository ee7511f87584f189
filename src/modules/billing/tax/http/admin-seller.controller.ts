import { Body, Controller, Get, Injectable, Ip, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  CurrentCaller,
  Existing,
  type ResourceLocator,
  type StaffCaller,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ManageSeller } from '../use-cases/manage-seller.js';
import { changedSeller } from './read-seller-body.js';
import { SellerView, UpdateSellerBody } from './seller.dto.js';
import { presentSeller } from './seller.presenter.js';

@Injectable()
export class SellerLocator implements ResourceLocator {
  constructor(private readonly sellers: ManageSeller) {}

  async locate(): Promise<object | null> {
    return presentSeller(await this.sellers.get());
  }
}

@ApiTags('Operator: tax')
@Controller('v1/admin/seller')
export class AdminSellerController {
  constructor(private readonly sellers: ManageSeller) {}

  @Get()
  @Access('getSeller')
  @ApiOperation({
    operationId: 'getSeller',
    summary: 'Who sells',
    description: 'What every invoice says about the seller, and how it is taxed. Complete from the start.',
  })
  @ApiOkResponse({ type: SellerView })
  async get(): Promise<SellerView> {
    return presentSeller(await this.sellers.get());
  }

  @Patch()
  @Access('updateSeller')
  @Existing(SellerLocator)
  @ApiOperation({
    operationId: 'updateSeller',
    summary: 'Change the seller',
    description: 'Holds for invoices from now on; those that were issued keep what they said.',
  })
  @ApiOkResponse({ type: SellerView })
  async update(
    @CurrentCaller() caller: StaffCaller,
    @Body() body: UpdateSellerBody,
    @Ip() ip: string,
  ): Promise<SellerView> {
    const by = { staffId: caller.staffId, actor: actorOf(caller, ip) };
    return presentSeller(await this.sellers.change((seller) => changedSeller(seller, body), by));
  }
}
