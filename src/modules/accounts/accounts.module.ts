import { Module } from '@nestjs/common';
import { AccountModule } from './account/index.js';
import { AccountPorts } from './account-ports.js';
import { AccountRepositories, AccountsFacade } from './accounts.facade.js';
import { AccountBlocks } from './blocks.facade.js';
import { BrowserSessions } from './browser-sessions.facade.js';
import { LeavingModule } from './leaving/index.js';
import { LivingCallers } from './living-callers.js';
import { Outsiders } from './outsiders.facade.js';
import { ProgramsModule } from './programs/index.js';
import { SignInFacade } from './sign-in.facade.js';
import { SignInModule } from './sign-in/index.js';
import { TeamFacade } from './team.facade.js';
import { TeamModule } from './team/index.js';
import { AccountTrust } from './trust.facade.js';
import { VerifyCallers } from './verify-callers.js';

@Module({
  imports: [AccountModule, SignInModule, TeamModule, ProgramsModule, LeavingModule],
  providers: [
    AccountRepositories,
    AccountPorts,
    AccountsFacade,
    SignInFacade,
    TeamFacade,
    AccountTrust,
    AccountBlocks,
    VerifyCallers,
    LivingCallers,
    BrowserSessions,
    Outsiders,
  ],
  exports: [
    AccountsFacade,
    SignInFacade,
    TeamFacade,
    AccountTrust,
    AccountBlocks,
    LivingCallers,
    BrowserSessions,
    Outsiders,
  ],
})
export class AccountsModule {}
