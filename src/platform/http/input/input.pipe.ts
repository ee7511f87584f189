import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { bodyProblem, faultsOf, queryProblem } from './faults.js';

const UNCHECKED = new Set<unknown>([undefined, Object, String, Number, Boolean, Array, Buffer]);

/**
 * Bodies and queries against their DTO classes: every field known, every fault told at once. A parameter typed as a
 * plain value or as `unknown` is handed over as it came; its operation checks it.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype, data }: ArgumentMetadata): Promise<unknown> {
    if ((type !== 'body' && type !== 'query') || data !== undefined || UNCHECKED.has(metatype)) return value;
    const dto = metatype as Type<object>;
    return type === 'query' ? this.query(dto, value) : checkedBody(dto, value);
  }

  /** Query values are texts; numbers and booleans are read from them where the DTO says so. */
  private async query(dto: Type<object>, value: unknown): Promise<object> {
    const instance = plainToInstance(dto, { ...(value as object) }, { exposeUnsetFields: false });
    const errors = await validate(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
    });
    if (errors.length > 0) throw queryProblem(faultsOf(errors));
    return instance;
  }
}

/** A body against its DTO class; also for operations that read the same fields from JSON and from a form. */
export async function checkedBody<T extends object>(dto: Type<T>, value: unknown): Promise<T> {
  const plain = value === undefined || value === null ? {} : value;
  if (typeof plain !== 'object' || Array.isArray(plain))
    throw bodyProblem([{ field: '', code: 'wrong_type', message: '' }]);
  const instance = plainToInstance(dto, plain as Record<string, unknown>, { exposeUnsetFields: false });
  const errors = await validate(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: hasChecks(dto),
    validationError: { target: false, value: true },
  });
  if (errors.length > 0) throw bodyProblem(faultsOf(errors));
  return instance;
}

function hasChecks(dto: Type<object>): boolean {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false).length > 0;
}
