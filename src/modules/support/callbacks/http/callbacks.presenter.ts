import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { addMs, instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { Callback } from '../rules/callback.js';
import { SLOT_MS } from '../rules/callback-slots.js';
import type { Slot } from '../use-cases/callback-slots.query.js';
import type { CallbackWish } from '../use-cases/request-callback.js';
import type { CallbackDto, CallbackSlotDto, RequestCallbackDto, StaffCallbackDto } from './callbacks.dto.js';

export function presentSlot({ startsAt, capacity, available }: Slot): CallbackSlotDto {
  return { startsAt: toIso(startsAt), endsAt: toIso(addMs(startsAt, SLOT_MS)), capacity, available };
}

export function wishOf(ticketId: string, { phone, language, slotStart }: RequestCallbackDto): CallbackWish {
  return {
    ticketId,
    phone,
    language: language ?? null,
    slotStart: slotStart === undefined ? null : instantOf(slotStart),
  };
}

export function presentCallback(callback: Callback): CallbackDto {
  return {
    id: wireId(WIRE_PREFIXES.callback, callback.id),
    ticketId: wireId(WIRE_PREFIXES.ticket, callback.ticketId),
    status: callback.status,
    phone: callback.phone,
    language: callback.language,
    slotStart: toIso(callback.slotStart),
    slotEnd: toIso(addMs(callback.slotStart, SLOT_MS)),
    outcome: callback.outcome,
    createdAt: toIso(callback.createdAt),
  };
}

export function presentStaffCallback(callback: Callback): StaffCallbackDto {
  return {
    ...presentCallback(callback),
    accountId: wireId(WIRE_PREFIXES.account, callback.accountId),
    note: callback.note,
  };
}
