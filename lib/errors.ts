/**
 * Every way a user's request can be refused, by code. The sentence that comes with an error says what was
 * wrong, where, and what to do; it is shown as it is on the screen, in the terminal and in the JSON API.
 */
export type ErrorCode =
  | 'bad_parameter'
  | 'unknown_report'
  | 'unknown_product'
  | 'unknown_category'
  | 'bad_goal'
  | 'unknown_annotation'
  | 'unknown_goal'
  | 'bad_setting'
  | 'not_signed_in'
  | 'not_allowed'
  | 'too_many_tries'
  | 'bad_member'
  | 'bad_report'
  | 'unknown_saved_report'
  | 'unknown_funnel'
  | 'unknown_segment'
  | 'bad_link'
  | 'unknown_link'
  | 'bad_file'
  | 'bad_test'
  | 'bad_snapshot'
  | 'bad_funnel'
  | 'funnel_not_counted'
  | 'funnel_of_shop'
  | 'busy'
  | 'unknown_run'
  | 'unknown_order'
  | 'no_history'
  | 'bad_target'
  | 'no_answer'
  | 'database_unreachable'
  | 'database_busy'
  | 'too_slow'
  | 'disk_full'

/** An expected failure. Anything else that is thrown is a fault of ours. */
export class TundishError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'TundishError'
    this.code = code
  }
}

/** A file that cannot be taken, for a reason that is a sentence. */
export function badFile(sentence: string, options?: ErrorOptions): TundishError {
  return new TundishError('bad_file', sentence, options)
}

/** What the system or a library calls a failure, such as ENOENT; null where it has no name for it. */
export function toErrorCode(error: unknown): string | null {
  const code = error instanceof Error ? Reflect.get(error, 'code') : null
  return typeof code === 'string' ? code : null
}

/** The words of whatever was thrown. */
export function toErrorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
