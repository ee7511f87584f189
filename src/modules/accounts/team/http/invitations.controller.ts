import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { accountView, type OpenedAccount } from '../../account/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { presentSignedUp, SignedUpDto } from '../../sign-in/index.js';
import { AcceptInvitation } from '../use-cases/accept-invitation.js';
import { InviteUser } from '../use-cases/invite-user.js';
import { MakeOwner } from '../use-cases/make-owner.js';
import { ResendInvitation } from '../use-cases/resend-invitation.js';
import { presentUser } from './user.presenter.js';
import { UserLocator } from './users.controller.js';
import { AcceptInvitationDto, InviteUserDto, MakeOwnerDto, UserDto } from './users.dto.js';

@ApiTags('Users')
@Controller('v1')
export class InvitationsController {
  constructor(
    private readonly invite: InviteUser,
    private readonly resending: ResendInvitation,
    private readonly acceptance: AcceptInvitation,
    private readonly ownership: MakeOwner,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('users')
  @Access('inviteUser')
  @ApiOperation({ summary: 'Invite a person by mail; the invitation takes a seat while it is good' })
  inviteUser(@CurrentCaller() caller: Caller, @Body() body: InviteUserDto, @Ip() ip: string): Promise<UserDto> {
    const by = { caller, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentUser, (keep) => this.invite.run(callerScope(caller), body, by, keep));
  }

  @Post('users/:id/resend-invitation')
  @HttpCode(200)
  @Access('resendInvitation')
  @Existing(UserLocator)
  @ApiOperation({ summary: 'Send an invitation again, with a new link for seven days; the old link is dead' })
  resendInvitation(
    @CurrentCaller() caller: Caller,
    @WireIdParam('usr') id: string,
    @Ip() ip: string,
  ): Promise<UserDto> {
    const by = { caller, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentUser, (keep) => this.resending.run(callerScope(caller), id, by, keep));
  }

  @Post('users/:id/make-owner')
  @HttpCode(200)
  @Access('makeOwner')
  @Existing(UserLocator)
  @ApiOperation({ summary: 'Hand the account over to a person; the owner before stays as an administrator' })
  makeOwner(
    @CurrentCaller() caller: Caller,
    @WireIdParam('usr') id: string,
    @Body() body: MakeOwnerDto,
    @Ip() ip: string,
  ): Promise<UserDto> {
    const by = { caller, actor: actorOf(caller, ip) };
    const wanted = { ...body, userId: id };
    return this.answers.keeping(presentUser, (keep) => this.ownership.run(callerScope(caller), wanted, by, keep));
  }

  @Post('auth/accept-invitation')
  @HttpCode(200)
  @Access('acceptInvitation')
  @ApiOperation({ summary: 'Join an account with the token of the invitation and a password of one’s own' })
  acceptInvitation(@Body() body: AcceptInvitationDto, @Ip() ip: string): Promise<SignedUpDto> {
    return this.answers.keeping(
      ({ account, owner }: OpenedAccount) => presentSignedUp(accountView(account, []), owner),
      (keep) => this.acceptance.run(body.token, body.password, ip, keep),
    );
  }
}
