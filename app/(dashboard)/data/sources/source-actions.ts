'use server'

import { getEnv } from '@/lib/env'
import { badFile, TundishError } from '@/lib/errors'
import { formatList } from '@/lib/format/format-list'
import type { Outcome } from '@/lib/forms/form'
import { parseMapping } from '@/lib/ingest/shapes/mapping'
import { changePlan, nameAll } from '@/lib/ingest/upload/change-plan'
import { listOpenQuestions, planUpload } from '@/lib/ingest/upload/plan-upload'
import { queuePlans } from '@/lib/ingest/upload/queue-plans'
import { removeUpload, requireUpload } from '@/lib/ingest/upload/upload-folder'
import { addAuditEntry } from '@/lib/store/members/audit'
import { getSource } from '@/lib/store/source-list'
import { addMapping } from '@/lib/store/source-mappings'
import { type Attempt, attempt, change } from '../../../_access/attempt'
import { nameVisitor } from '../../../_access/visitor'
import { startUnlessBusy } from './start-unless-busy'

// Called by the browser, so whatever arrives is checked.

/** Keeps another mapping for files that were sent, and shows what they would give by it. `answer`: the question that it answers. */
export async function changeUploadMapping(
  upload: unknown,
  keysHash: unknown,
  mapping: unknown,
  answer: unknown = null,
): Promise<Outcome> {
  return change('editor', async () => {
    const parsed = parseMapping(mapping)
    if (!parsed.ok) throw badFile(parsed.reason)
    const code =
      (['zone', 'time', 'user', 'session', 'meanings'] as const).find((name) => name === answer) ?? null
    const sent = await requireUpload(getEnv().dataDir, upload)
    await changePlan(sent, String(keysHash), parsed.mapping, code)
  })
}

/** Reads on in files of which the first rows were looked at, and shows what further names of events come to. */
export async function readOnUpload(upload: unknown): Promise<Outcome> {
  return change('editor', async () => {
    const { dataDir } = getEnv()
    await nameAll(await requireUpload(dataDir, upload), { dataDir })
  })
}

/** Takes files away that were sent and not imported. */
export async function discardUpload(upload: unknown): Promise<Outcome> {
  return attempt('editor', async () => removeUpload(await requireUpload(getEnv().dataDir, upload)))
}

/** Lets files that were sent wait for the pipeline, and begins a run of it; the id of their import, the first of several. */
export async function importUpload(upload: unknown): Promise<Attempt<string>> {
  return attempt('editor', async ({ db, visitor, actor }) => {
    const env = getEnv()
    const sent = await requireUpload(env.dataDir, upload)
    await nameAll(sent, env)
    const plans = await planUpload(db, sent, env)
    const [question] = plans.flatMap(listOpenQuestions)
    if (question) throw badFile(question.sentence)
    const ids = await queuePlans(db, sent, plans, nameVisitor(visitor))
    const [first] = ids
    if (first === undefined) throw badFile('None of these files can be imported.')
    const subject = formatList(sent.files.map(({ name }) => name))
    await addAuditEntry(db, actor, { action: 'import-asked', subject, detail: `import ${formatList(ids)}` })
    await startUnlessBusy(db, ['import', 'refresh'], nameVisitor(visitor))
    return first
  })
}

/** Keeps a later version of the mapping of a source, by which its next import is read. */
export async function confirmSourceMapping(source: unknown, text: unknown): Promise<Outcome> {
  return change('editor', async ({ db, visitor, actor }) => {
    const parsed = parseMapping(toJson(String(text)))
    if (!parsed.ok) throw badFile(parsed.reason)
    const found = await getSource(db, String(source))
    if (!found) throw new TundishError('bad_parameter', 'There is no such source any more.')
    const number = await addMapping(db, found.id, parsed.mapping, nameVisitor(visitor))
    if (number === null)
      throw new TundishError('bad_parameter', 'It says what the newest version says already.')
    await addAuditEntry(db, actor, {
      action: 'mapping-changed',
      subject: found.name,
      detail: `version ${number}`,
    })
  })
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badFile(`This is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
