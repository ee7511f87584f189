import { Module } from '@nestjs/common';
import { AccountModule } from './account/index.js';
import { AccountRepositories, AccountsFacade } from './accounts.facade.js';
import { ProgramsModule } from './programs/index.js';
import { SignInFacade } from './sign-in.facade.js';
import { SignInModule } from './sign-in/index.js';
import { VerifyCallers } from './verify-callers.js';

@Module({
  imports: [AccountModule, SignInModule, ProgramsModule],
  providers: [AccountRepositories, AccountsFacade, SignInFacade, VerifyCallers],
  exports: [AccountsFacade, SignInFacade],
})
export class AccountsModule {}
