import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ChannelsModule } from '../channels/index.js';
import { LiveModule } from '../live/index.js';
import { TicketsModule } from '../tickets/index.js';
import { CallbackParts } from './callback-parts.js';
import { CallbacksRepository } from './data/callbacks.repository.js';
import { AdminCallbacksController } from './http/admin-callbacks.controller.js';
import { CallbackLocator, StaffCallbackLocator } from './http/callback.locators.js';
import { CallbackSlotsController } from './http/callback-slots.controller.js';
import { CallbacksController } from './http/callbacks.controller.js';
import { CallbackAccess } from './use-cases/callback-access.js';
import { CallbackSlots } from './use-cases/callback-slots.query.js';
import { CallbackTrail } from './use-cases/callback-trail.js';
import { CloseCallback } from './use-cases/close-callback.js';
import { ReadCallbacks } from './use-cases/read-callbacks.query.js';
import { RequestCallback } from './use-cases/request-callback.js';

/** Calls that support makes when a ticket asks for one. */
@Module({
  imports: [AccountsModule, CalendarModule, ChannelsModule, LiveModule, TicketsModule],
  controllers: [CallbacksController, CallbackSlotsController, AdminCallbacksController],
  providers: [
    CallbacksRepository,
    CallbackSlots,
    CallbackAccess,
    CallbackTrail,
    RequestCallback,
    CloseCallback,
    ReadCallbacks,
    CallbackLocator,
    StaffCallbackLocator,
    CallbackParts,
  ],
})
export class CallbacksModule {}
