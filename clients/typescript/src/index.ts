export type { SessionOptions } from './credentials.js';
export {
  type Call,
  createPosthorn,
  type Item,
  type ListPath,
  type Posthorn,
  type PosthornOptions,
} from './posthorn.js';
export { type AnyProblemCode, PosthornProblem, type ProblemDocument } from './problem.js';
export type { ProblemCode } from './problem-codes.js';
export type { components, paths, webhooks } from './schema.js';
export { signIn } from './sign-in.js';
export { verifyWebhook, type WebhookEvent, type WebhookRequest, WebhookSignatureError } from './webhooks.js';
