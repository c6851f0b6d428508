import { toKnownError } from '@/lib/database-error'
import type { ErrorCode } from '@/lib/errors'

const STATUS: Record<ErrorCode, number> = {
  bad_parameter: 422,
  unknown_product: 422,
  unknown_category: 422,
  unknown_report: 404,
  unknown_annotation: 404,
  bad_goal: 422,
  unknown_goal: 404,
  bad_setting: 500,
  not_signed_in: 401,
  not_allowed: 403,
  too_many_tries: 429,
  bad_member: 422,
  bad_report: 422,
  unknown_saved_report: 404,
  unknown_funnel: 404,
  unknown_segment: 404,
  bad_link: 422,
  unknown_link: 404,
  bad_file: 422,
  bad_test: 422,
  bad_snapshot: 422,
  bad_funnel: 422,
  funnel_not_counted: 422,
  funnel_of_shop: 422,
  busy: 409,
  unknown_run: 404,
  unknown_order: 404,
  no_history: 404,
  bad_target: 422,
  no_answer: 502,
  database_unreachable: 503,
  database_busy: 503,
  too_slow: 503,
  disk_full: 503,
}

/** `{error: {code, message}}` with the status that fits. What is not expected is logged and not explained. */
function answerError(error: unknown): Response {
  const known = toKnownError(error)
  if (known) return answer(STATUS[known.code], known.code, known.message)
  console.error(error)
  return answer(500, 'internal', 'Something went wrong here; the log of the server says what.')
}

/** What answers a request; what goes wrong is its answer, too. */
export function answering<Given extends readonly unknown[]>(answer: (...given: Given) => Promise<Response>) {
  return (...given: Given): Promise<Response> => answer(...given).catch(answerError)
}

function answer(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status, headers: { 'Cache-Control': 'no-store' } })
}
