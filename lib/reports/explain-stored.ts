import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { ReportQuery } from '@/lib/query/report-query'
import { readParameters } from '@/lib/query/request/parse-parameters'
import { toScope } from '@/lib/query/scope'
import { explainUnreadable } from '@/lib/saved/explain-unreadable'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { requireScope } from '@/lib/store/products'

/** Why nothing can be shown of what a report keeps, for whoever may change it; null where all can. */
export async function explainStored(
  db: Db,
  { parameters }: Pick<ReportDefinition, 'parameters'>,
): Promise<string | null> {
  return (
    explainUnreadable(parameters) ?? explainUnknownScope(db, { scope: toScope(readParameters(parameters)) })
  )
}

/** The sentence for a product or category that is not in the shop; null where both are, or none was asked for. */
export async function explainUnknownScope(
  db: Db,
  { scope }: Pick<ReportQuery, 'scope'>,
): Promise<string | null> {
  try {
    await requireScope(db, scope)
    return null
  } catch (error) {
    if (error instanceof TundishError) return error.message
    throw error
  }
}
