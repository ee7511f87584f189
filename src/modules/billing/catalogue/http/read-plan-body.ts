import { bodyProblem } from '../../../../platform/http/index.js';
import { shapeFaults } from '../adapters/shape-faults.js';
import type { PlanFile } from '../rules/catalogue-file.js';
import { type Fault, fieldOf } from '../rules/fault.js';
import { type PlanBody, planFileOf } from '../rules/plan-body.js';
import { PLAN_BODY_SCHEMA } from '../rules/plan-body.schema.js';
import { faultsOfPlan } from '../rules/plan-faults.js';

const faultsOfShape = shapeFaults(PLAN_BODY_SCHEMA);

/** The plan in a body. @throws validation_failed, unknown_field naming every fault */
export function readPlanBody(body: object): PlanFile {
  const told = JSON.parse(JSON.stringify(body)) as PlanBody;
  const shape = faultsOfShape(told);
  const faults = shape.length > 0 ? shape : faultsOfPlan(planFileOf(told));
  if (faults.length > 0) throw bodyProblem(faults.map(toFieldFault));
  return planFileOf(told);
}

function toFieldFault({ path, message, code = 'not_allowed' }: Fault): {
  field: string;
  code: string;
  message: string;
} {
  return { field: fieldOf(path), code, message };
}
