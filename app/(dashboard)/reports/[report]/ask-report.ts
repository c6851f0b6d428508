import { cache } from 'react'
import { getReport } from '@/lib/store/reports'
import { requireDb } from '../../../_access/visitor'

/** The report at an address, read once a request; null where there is none. Throws `not_signed_in` and `not_allowed`. */
export const askReport = cache(async (id: string) => getReport(await requireDb('viewer'), id))
