import type { DbOrTransaction } from '@/lib/db'
import { quote } from '@/lib/format/quote'
import type { Funnel } from '@/lib/funnel/definition'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'

/** A saved funnel that is not deleted, as it is counted now: the newest of its versions, with its number. */
export type CurrentFunnel = Readonly<{ id: string; name: string; number: number; definition: Funnel }>

/** How a saved funnel is read with the newest of its versions. */
export const NEWEST = { versions: { orderBy: { number: 'desc' }, take: 1 } } as const

/** First saved first. */
export async function listCurrentFunnels(db: DbOrTransaction): Promise<readonly CurrentFunnel[]> {
  const rows = await db.savedFunnel.findMany({
    where: { deletedAt: null },
    orderBy: { id: 'asc' },
    include: NEWEST,
  })
  return rows.flatMap(({ id, name, versions }) =>
    versions.map(({ number, definition }) => ({
      id: String(id),
      name,
      number,
      definition: parseFunnel(definition),
    })),
  )
}

/** Whether the attempts of its newest version are kept; `counted` as `refresh_state` has it. */
export function isCounted({ id, number }: Pick<CurrentFunnel, 'id' | 'number'>, counted: unknown): boolean {
  return (counted as Readonly<Record<string, number>>)[id] === number
}

/** Those that can be asked about on every page, as they can be chosen. */
export async function listFunnelNames(
  db: DbOrTransaction,
): Promise<readonly Readonly<{ id: string; name: string }>[]> {
  return (await listCurrentFunnels(db)).map(({ id, name }) => ({ id, name }))
}

/** A funnel that was found, or the sentence why it cannot be asked about. */
export type FoundFunnel = Readonly<
  | { funnel: CurrentFunnel; problem: null }
  /** `counting`: the funnel that will be there without anybody doing anything. */
  | { funnel: null; problem: string; counting?: CurrentFunnel }
>

/** The funnel of this id, else the one that is called so. */
export async function findFunnel(db: DbOrTransaction, text: string): Promise<FoundFunnel> {
  const [funnels, counted] = await Promise.all([listCurrentFunnels(db), readCounted(db)])
  const named = funnels.filter(({ name }) => name === text)
  const funnel = funnels.find(({ id }) => id === text) ?? named[0]
  const refuse = (problem: string) => ({ funnel: null, problem })
  if (!funnel) return refuse(`There is no saved funnel ${quote(text)}.`)
  if (funnel.id !== text && named.length > 1) {
    return refuse(`Several funnels are called ${quote(text)}: ask for one by its id.`)
  }
  if (isCounted(funnel, counted)) return { funnel, problem: null }
  return { ...refuse(explainCounting(funnel.name)), counting: funnel }
}

export function explainCounting(name: string): string {
  return `The funnel ${quote(name)} is still being counted. Until that is done its own page answers.`
}

/** By the id of a saved funnel, the version of which attempts are kept. */
export async function readCounted(db: DbOrTransaction): Promise<unknown> {
  return (await db.refreshState.findUniqueOrThrow({ where: { id: 1 } })).countedFunnels
}
