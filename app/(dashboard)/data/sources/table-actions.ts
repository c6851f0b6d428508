'use server'

import { z } from 'zod'
import { askSettings } from '@/app/_answers/read-request-settings'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { choice, line, parseForm, read, text } from '@/lib/forms/form'
import {
  type AskedPostgres,
  addPostgresSource,
  type LookedAtSource,
  lookAtPostgres,
  removeSource,
} from '@/lib/ingest/elsewhere/add-source'
import { isZone } from '@/lib/ingest/shapes/zone'
import { startReading } from '@/lib/pipeline/import/read-source-now'
import { addAuditEntry } from '@/lib/store/members/audit'
import { requireSource } from '@/lib/store/source-list'
import { type Attempt, attempt } from '../../../_access/attempt'
import { nameVisitor } from '../../../_access/visitor'
import { startUnlessBusy } from './start-unless-busy'

// Called by the browser, so whatever arrives is checked. Whoever may name a server has this one ask it: so admins alone.

/** What a table would give, a sentence each; with `isWanted` it is kept as a source, and a run begins. */
export async function addTable(
  typed: unknown,
): Promise<Attempt<Readonly<{ sentences: string[]; isKept: boolean }>>> {
  return attempt('admin', async ({ db, visitor, actor }) => {
    const { zone, isWanted, ...asked } = toAsked(typed)
    const env = getEnv()
    const looked = await lookAtPostgres(db, env, asked, { zone })
    const { mapping, questions, notes } = looked.proposal
    const [question] = questions
    if (question?.code === 'zone') throw new TundishError('bad_parameter', question.sentence)
    if (question || !mapping) {
      const sentence = question?.sentence ?? notes.join(' ')
      throw new TundishError(
        'bad_parameter',
        `${sentence} On the command line, "sources add postgres --mapping FILE" takes a mapping.`,
      )
    }
    if (!isWanted) return { sentences: sayLooked(looked), isKept: false }
    const by = nameVisitor(visitor)
    await addPostgresSource(db, env, asked, { mapping, author: by })
    await addAuditEntry(db, actor, { action: 'source-added', subject: asked.name, detail: looked.place })
    await startUnlessBusy(db, ['import', 'refresh'], by)
    return {
      sentences: [`${asked.name} is read at every run of the pipeline from now on, and now.`],
      isKept: true,
    }
  })
}

/** Begins to read a source elsewhere, what is new or everything; the id of the run. */
export async function readElsewhere(name: unknown, isFull: unknown): Promise<Attempt<string>> {
  return attempt('admin', async ({ db, visitor }) =>
    startReading(db, await askSettings(), {
      name: String(name),
      isFull: isFull === true,
      acceptGone: false,
      askedBy: nameVisitor(visitor),
    }),
  )
}

/** Reads a source elsewhere no more; the rows that it gave stay. */
export async function removeElsewhere(name: unknown): Promise<Attempt<null>> {
  return attempt('admin', async ({ db, actor }) => {
    const source = await requireSource(db, String(name))
    await removeSource(db, getEnv().dataDir, source)
    await addAuditEntry(db, actor, { action: 'source-removed', subject: source.name })
    return null
  })
}

const form = z.object({
  name: line(1, 60, 'Give it a name.'),
  url: line(0, 2_000, 'The address is too long.'),
  table: line(0, 200, 'The table is schema.table.'),
  query: text('The select is too long.'),
  cursor: line(0, 200, 'The cursor is the name of a column.'),
  overlap: read(
    (typed) => (/^\d{1,6}$/.test(typed) ? Number(typed) : null),
    'A number of minutes, such as 60.',
  ),
  zone: read(
    (typed) => (typed === '' || isZone(typed) ? typed : null),
    'This is no zone; write it as in Europe/Berlin.',
  ),
  wanted: choice(['yes', 'no'], 'Say yes or no.'),
})

function toAsked(typed: unknown): AskedPostgres & Readonly<{ zone: string | null; isWanted: boolean }> {
  const { name, url, table, query, cursor, overlap, zone, wanted } = parseForm(form, typed)
  if ((table === '') === (query.trim() === ''))
    throw new TundishError('bad_parameter', 'Name a table, or write a select: one of the two.')
  return {
    name,
    url: url || null,
    table: table || null,
    query: query.trim() || null,
    cursor: cursor || null,
    overlapMinutes: overlap,
    zone: zone || null,
    isWanted: wanted === 'yes',
  }
}

function sayLooked({ place, proposal: { shape, notes }, preview }: LookedAtSource): string[] {
  const counts = preview
    ? [
        `${preview.isWhole ? '' : 'Of the first '}${formatCount(preview.read)} rows ${formatCount(preview.refused)} would be refused; they are of ${formatCount(preview.users)} users, ${formatCount(preview.sessions)} sessions and ${formatCount(preview.orders)} orders.`,
        `Events: ${preview.names.map(({ name, rows }) => `${name} (${formatCount(rows)})`).join(', ') || 'none'}.`,
      ]
    : []
  return [`${place}: ${shape?.label ?? 'understood by names and values'}.`, ...notes, ...counts]
}
