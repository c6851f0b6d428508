import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { type MappingInput, mappingSchema } from '@/lib/ingest/shapes/mapping'
import { planImport } from '@/lib/ingest/source/plan-import'
import { runSourceImport } from '@/lib/ingest/source/run-source-import'
import type { StoredFiles } from '@/lib/ingest/tables/run-import'

/** Of tables with the columns `id,user,device,session,name,at,product,order,value`: events of a shop, some without an id or a session. */
export const EVENTS_MAPPING: MappingInput = {
  version: 1,
  time: { field: 'at', format: 'iso', zone: 'UTC' },
  user: 'user',
  anonymous: 'device',
  session: 'session',
  id: 'id',
  name: 'name',
  product: { id: 'product' },
  order: 'order',
  value: 'value',
  fixedCurrency: 'EUR',
  meanings: {
    view: 'viewed',
    cart: 'added_to_cart',
    buy: 'checked_out',
    ship: 'shipped',
    refund: 'refund',
  },
}

export const EVENTS_HEADER = 'id,user,device,session,name,at,product,order,value'

/** Imports a text as one file by a mapping; does not refresh. For tests. */
export async function importText(
  db: Db,
  text: string,
  mapping: MappingInput = EVENTS_MAPPING,
): Promise<StoredFiles> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-text-'))
  try {
    const place = path.join(folder, 'events.csv')
    await writeFile(place, text)
    const [plan] = await planImport(db, [{ place, root: null }], {
      scratch: null,
      mapping: mappingSchema.parse(mapping),
    })
    if (!plan?.proposal.mapping) throw new Error('The text has no mapping.')
    const { files, keysHash } = plan
    const confirmed = { files, keysHash, name: 'texts', mapping: plan.proposal.mapping }
    return await runSourceImport(db, confirmed, { scratch: null, askedBy: 'a test' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same of rows under EVENTS_HEADER. */
export function importRows(db: Db, rows: readonly string[], mapping = EVENTS_MAPPING): Promise<StoredFiles> {
  return importText(db, [EVENTS_HEADER, ...rows, ''].join('\n'), mapping)
}
