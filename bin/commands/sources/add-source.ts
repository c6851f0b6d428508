import type { Db } from '@/lib/db'
import type { Env } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import {
  type AskedPostgres,
  addFolderSource,
  addPostgresSource,
  type LookedAtSource,
  lookAtFolder,
  lookAtPostgres,
} from '@/lib/ingest/elsewhere/add-source'
import { readUrlFile } from '@/lib/ingest/elsewhere/source-url'
import type { Mapping } from '@/lib/ingest/shapes/mapping'
import { isZone } from '@/lib/ingest/shapes/zone'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { requireFreeName } from '@/lib/store/sources'
import { isWanted, type Terminal } from '../../confirm'
import { formatPreview, toPreviewJson } from '../../format-preview'
import { notAZone, readMapping, sayOption } from './import-files'

type AddOptions = Readonly<{
  name: string
  zone?: string
  mapping?: string
  preview?: boolean
  format?: 'table' | 'json'
  yes?: boolean
}>

export type AddPostgresOptions = AddOptions &
  Readonly<{
    url?: string
    urlFile?: string
    table?: string
    query?: string
    cursor?: string
    overlap: string
  }>

export type AddFolderOptions = AddOptions & Readonly<{ path: string }>

/** Looks at a table or a select and keeps it as a source. Throws with a sentence that names an option where something is missing. */
export async function addPostgresCommand(
  db: Db,
  options: AddPostgresOptions,
  env: Env,
  io: Terminal,
): Promise<string> {
  const asked = await toAsked(options)
  return add(db, options, io, {
    look: (said) => lookAtPostgres(db, env, asked, said),
    keep: (mapping) => addPostgresSource(db, env, asked, { mapping, author: COMMAND_LINE.name }),
  })
}

/** The same of a folder that grows. */
export async function addFolderCommand(
  db: Db,
  options: AddFolderOptions,
  env: Env,
  io: Terminal,
): Promise<string> {
  const { name, path: folder } = options
  return add(db, options, io, {
    look: (said) => lookAtFolder(db, env, folder, said),
    keep: (mapping) => addFolderSource(db, { name, folder, mapping, author: COMMAND_LINE.name }),
  })
}

async function toAsked({
  name,
  url,
  urlFile,
  table,
  query,
  cursor,
  overlap,
}: AddPostgresOptions): Promise<AskedPostgres> {
  if (table === undefined && query === undefined)
    throw new TundishError(
      'bad_parameter',
      'What is read? Say it with --table schema.table, or with --query SQL.',
    )
  const overlapMinutes = Number(overlap)
  if (!/^\d{1,6}$/.test(overlap))
    throw new TundishError(
      'bad_parameter',
      `--overlap must be a number of minutes (it is ${quote(overlap)}).`,
    )
  const file = urlFile === undefined ? null : await readUrlFile(urlFile)
  return {
    name,
    url: url ?? file,
    table: table ?? null,
    query: query ?? null,
    cursor: cursor ?? null,
    overlapMinutes,
  }
}

type Kind = Readonly<{
  look: (said: { zone: string | null; mapping: Mapping | null }) => Promise<LookedAtSource>
  keep: (mapping: Mapping) => Promise<bigint>
}>

async function add(
  db: Db,
  { name, zone: given, mapping: file, preview, format = 'table', yes }: AddOptions,
  io: Terminal,
  { look, keep }: Kind,
): Promise<string> {
  const zone = given ?? null
  if (zone !== null && !isZone(zone)) throw new TundishError('bad_parameter', notAZone(zone))
  await requireFreeName(db, name)
  const looked = await look({ zone, mapping: file === undefined ? null : await readMapping(file) })
  if (preview) return say(looked, format)
  const mapping = confirm(looked, name)
  if (!yes && io.stdin.isTTY && io.stdout.isTTY) {
    io.stdout.write(say(looked, 'table'))
    if (!(await isWanted(io, 'Read it so?'))) return 'Nothing was kept.\n'
  }
  await keep(mapping)
  return `${name} is read at every run of the pipeline from now on, and now with: tundish sources read ${JSON.stringify(name)}\n`
}

function say({ place, proposal, preview }: LookedAtSource, format: 'table' | 'json'): string {
  const plan = { files: [{ place }], proposal, isConfirmed: false }
  if (format === 'table') return formatPreview({ plan, preview })
  return `${JSON.stringify(toPreviewJson({ plan, preview }), null, 2)}\n`
}

/** The mapping, where nothing must be asked. */
function confirm({ proposal: { mapping, questions, notes } }: LookedAtSource, name: string): Mapping {
  const [question] = questions
  if (question)
    throw new TundishError(
      'bad_parameter',
      `${name}: ${question.sentence} ${sayOption(question)} Nothing was kept.`,
    )
  if (mapping) return mapping
  throw new TundishError('bad_parameter', `${name}: ${notes.join(' ')} Nothing was kept.`)
}
