import path from 'node:path'
import type { Db } from '@/lib/db'
import { TundishError, toErrorCode } from '@/lib/errors'
import { forgetImport, noteImport } from '@/lib/store/runs/imports'
import { folderSettingsSchema, positionSchema } from '@/lib/store/source-settings'
import { type SourceElsewhere, setPosition } from '@/lib/store/sources'
import { addCounts, noCounts } from '../file-counts'
import { lookAtFile } from '../read/look-at-file'
import { compileMapping } from '../shapes/to-row'
import { finishStored } from '../source/run-source-import'
import { storeSource } from '../source/store-source'
import { understand } from '../source/understand'
import { toTimeLimits } from '../time-limits'
import { type GrowingFile, type ListedGrowing, listGrowing, markStored } from './growing-folder'
import { type ReadOptions, type SourceRead, startRead } from './read-postgres'

/**
 * Stores the files of a folder that are new or changed, each by the source's mapping, and does not refresh. One that is still
 * arriving waits, one that cannot be read or is of another layout is told in `problems`; neither keeps the others back. Throws
 * `bad_file` where there is no such folder.
 */
export async function readFolder(db: Db, source: SourceElsewhere, options: ReadOptions): Promise<SourceRead> {
  const root = folderSettingsSchema.parse(source.settings).path
  const before = positionSchema.safeParse(source.position).data ?? null
  const isFull = options.isFull || before?.mappingNumber !== source.mappingNumber
  const listed = await listGrowing(db, root)
  const waiting = listed.filter((file) => isFull || file.isWaiting)
  const whole = waiting.filter(({ isFresh }) => !isFresh)
  const { counts, problems } =
    whole.length === 0
      ? { counts: noCounts(source.name), problems: [] }
      : await storeWaiting(db, source, whole, options)
  if (whole.length === waiting.length) {
    const position = { cursor: null, mappingNumber: source.mappingNumber, readAt: new Date().toISOString() }
    await setPosition(db, source.id, position)
  }
  return { counts, problems }
}

async function storeWaiting(
  db: Db,
  source: SourceElsewhere,
  files: readonly ListedGrowing[],
  { settings, askedBy }: ReadOptions,
): Promise<SourceRead> {
  const { name, mapping } = source
  const bytesTotal = BigInt(files.reduce((sum, { bytes }) => sum + bytes, 0))
  const place = folderSettingsSchema.parse(source.settings).path
  const importId = await startRead(db, source, { place, bytesTotal, askedBy })
  const limits = toTimeLimits(new Date(), settings.firstDay)
  const scratch = path.join(settings.dataDir, 'scratch')
  const toRows = compileMapping(mapping, limits)
  let counts = noCounts(name)
  let bytesDone = 0
  const problems: string[] = []
  for (const file of files) {
    const onBatch = (_: unknown, bytesRead: number, rows: number) =>
      noteImport(db, importId, { rowsRead: counts.read + rows, bytesRead: BigInt(bytesDone + bytesRead) })
    try {
      if (file.problem !== null) throw new TundishError('bad_file', file.problem)
      await requireLayout(file, scratch, toRows)
      const stored = await storeSource(db, importId, [file], { mapping, limits, scratch, onBatch })
      counts = addCounts(counts, stored.files.reduce(addCounts, noCounts(name)))
      await markStored(db, file, importId)
    } catch (error) {
      problems.push(sayOfFile(error))
    }
    bytesDone += file.bytes
  }
  // Of files that cannot be read nothing comes, run after run.
  if (counts.read === 0) await forgetImport(db, importId)
  else await finishStored(db, importId, [counts])
  return { counts, problems }
}

/** Throws `bad_file` for a file whose first rows make no sense by the mapping, all of them. */
async function requireLayout(
  { place, root }: GrowingFile,
  scratch: string,
  toRows: ReturnType<typeof compileMapping>,
): Promise<void> {
  const { members } = await lookAtFile(place, { root, scratch, records: LOOKED_AT })
  const looked = members.map(({ member, records }) => understand({ member, records }, toRows))
  if (looked.some(({ rows }) => rows.length > 0)) return
  const [first] = looked.flatMap(({ rejects }) => rejects)
  throw new TundishError(
    'bad_file',
    `${place} is of another layout than its source reads${first ? ` (${first.reason})` : ''}; import it by itself, or take it out of the folder.`,
  )
}

const LOOKED_AT = 200

/** Throws what is not of the file. */
function sayOfFile(error: unknown): string {
  if (error instanceof TundishError && error.code === 'bad_file') return error.message
  if (error instanceof Error && 'syscall' in error && 'path' in error)
    return `${error.path} cannot be read (${toErrorCode(error)}); mend its permissions or take it away.`
  throw error
}
