import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { badFile, TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { quote } from '@/lib/format/quote'
import { addCounts } from '@/lib/ingest/file-counts'
import { type Mapping, parseMapping } from '@/lib/ingest/shapes/mapping'
import type { Question } from '@/lib/ingest/shapes/question'
import { isZone } from '@/lib/ingest/shapes/zone'
import { type ImportPlan, planImport } from '@/lib/ingest/source/plan-import'
import { previewSource } from '@/lib/ingest/source/preview/preview'
import { type Confirmed, type ImportedSource, runSourceImport } from '@/lib/ingest/source/run-source-import'
import type { SourceFile } from '@/lib/ingest/source/store-source'
import type { ImportSummary } from '@/lib/ingest/tables/run-import'
import { type TimeLimits, toTimeLimits } from '@/lib/ingest/time-limits'
import { toScratch } from '@/lib/ingest/upload/upload-folder'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { isWanted, type Terminal } from '../../confirm'
import { formatPreview, toPreviewJson } from '../../format-preview'
import { formatSummary } from '../../format-summary'
import { withProgressBar } from '../../progress-bar'

export type ImportFilesCommand = Readonly<{
  files: readonly string[]
  zone?: string
  /** A file that holds a mapping, as `--preview --format json` prints it. */
  mapping?: string
  preview?: boolean
  yes?: boolean
  format?: 'table' | 'json'
}>

type Needed = Pick<Settings, 'timeZone' | 'idleMinutes' | 'firstDay' | 'dataDir'>

/**
 * Imports files of any layout, or prints what they would give. Exit code 0, or 2 when rows were refused. Throws
 * `bad_parameter` where something must be said first: then nothing is stored.
 */
export async function importFilesCommand(
  db: Db,
  command: ImportFilesCommand,
  settings: Needed,
  io: Terminal,
): Promise<number> {
  const { zone = null } = command
  if (zone !== null && !isZone(zone)) throw new TundishError('bad_parameter', notAZone(zone))
  const mapping = command.mapping === undefined ? null : await readMapping(command.mapping)
  const scratch = toScratch(settings.dataDir)
  const files = await listFiles(command.files)
  const plans = await planImport(db, files, { scratch, zone, mapping })
  const print = async (format: 'table' | 'json') =>
    io.stdout.write(
      await sayPreviews(db, plans, toTimeLimits(new Date(), settings.firstDay), scratch, format),
    )
  if (command.preview) {
    await print(command.format ?? 'table')
    return 0
  }
  const confirmed = plans.map(confirm)
  if (!command.yes && io.stdin.isTTY && io.stdout.isTTY) {
    await print('table')
    if (!(await isWanted(io, 'Import it so?'))) {
      io.stdout.write('Nothing was stored.\n')
      return 0
    }
  }
  const { notes, ...summary } = await importAll(db, confirmed, settings, scratch)
  io.stdout.write(formatSummary(summary) + notes.map((sentence) => `${sentence}\n`).join(''))
  return summary.total.rejected > 0 ? 2 : 0
}

async function importAll(
  db: Db,
  confirmed: readonly Confirmed[],
  { timeZone, idleMinutes, firstDay }: Needed,
  scratch: string,
): Promise<ImportSummary & Pick<ImportedSource, 'notes'>> {
  const stored = await withProgressBar(async (show) => {
    const all = []
    for (const one of confirmed) {
      all.push(
        await runSourceImport(db, one, {
          scratch,
          firstDay,
          askedBy: 'the command line',
          onProgress: ({ file, bytesRead, bytesTotal, rows }) =>
            show(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, `${file}, ${formatCount(rows)} rows`),
        }),
      )
    }
    return all
  })
  const [first, ...others] = stored
  if (!first) throw badFile('No file was named.')
  const together = others.reduce(addStored, first)
  const { sessions } = await runRefresh(db, { timeZone, idleMinutes })
  return { ...together, refreshedSessions: sessions }
}

async function listFiles(places: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  for (const place of places) {
    const info = await stat(place).catch(() => null)
    if (!info) throw badFile(`There is no file ${path.resolve(place)}.`)
    if (info.isDirectory()) throw badFile(`${path.resolve(place)} is a folder; name the files in it.`)
    files.push({ place: path.resolve(place), root: null })
  }
  return files
}

/** A mapping from a file, or from what a preview printed. Throws `bad_file`. */
export async function readMapping(place: string): Promise<Mapping> {
  const text = await readFile(place, 'utf8').catch(() => {
    throw badFile(`There is no mapping at ${path.resolve(place)}.`)
  })
  const parsed = parseMapping(toMapping(parseJson(text, place)))
  if (!parsed.ok) throw badFile(`${path.resolve(place)}: ${parsed.reason}`)
  return parsed.mapping
}

/** What a preview printed holds its mapping. */
function toMapping(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'mapping' in value ? value.mapping : value
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badFile(`${path.resolve(place)} is not JSON; --preview --format json prints a mapping.`)
  }
}

/** The mapping of a plan, where nothing must be asked. */
function confirm({ files, keysHash, proposal }: ImportPlan): Confirmed {
  const { mapping, questions, notes, shape } = proposal
  const names = files.map(({ place }) => path.basename(place)).join(', ')
  const [question] = questions
  if (question)
    throw new TundishError(
      'bad_parameter',
      `${names}: ${question.sentence} ${sayOption(question)} Nothing was stored.`,
    )
  if (!mapping) throw badFile(`${names}: ${notes.join(' ')} Nothing was stored.`)
  return { files, keysHash, mapping, name: shape?.label ?? names }
}

/** How a question is answered on the command line. */
export function sayOption({ option }: Question): string {
  return option.startsWith('--mapping')
    ? `Print what is proposed with --preview --format json, change it, and import with ${option}.`
    : `Say it with ${option}.`
}

async function sayPreviews(
  db: Db,
  plans: readonly ImportPlan[],
  limits: TimeLimits,
  scratch: string,
  format: 'table' | 'json',
): Promise<string> {
  const previewed = []
  for (const plan of plans) {
    const { mapping } = plan.proposal
    previewed.push({
      plan,
      preview: mapping && (await previewSource(db, plan.files, { mapping, limits, scratch })),
    })
  }
  if (format === 'table') return previewed.map(formatPreview).join('\n')
  const all = previewed.map(toPreviewJson)
  return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`
}

function addStored(one: ImportedSource, other: ImportedSource): ImportedSource {
  return {
    importId: other.importId,
    files: [...one.files, ...other.files],
    total: addCounts(one.total, other.total),
    demoRemoved: one.demoRemoved || other.demoRemoved,
    notes: [...one.notes, ...other.notes],
  }
}

export function notAZone(zone: string): string {
  return `--zone is not a zone of the IANA: ${quote(zone)}; write it as in Europe/Berlin.`
}
