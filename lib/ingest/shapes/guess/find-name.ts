import { isMeaning } from '@/lib/funnel/meanings'
import type { Column, Columns } from '../columns'
import { STEP_KEYS } from '../meanings'
import { fillOf, shareOf } from './column-facts'
import { isKnownName, toMeanings } from './event-words'
import { ROLE_WORDS } from './role-words'

const MOST_NAMES = 300
const LONGEST = 100

/** The column that names events: by how many of its records are a step or otherwise known, and by what it is called. */
export function findName(unused: readonly Column[], columns: Columns): Column | null {
  const scored = unused
    .filter((column) => column.distinct.size <= MOST_NAMES && fillOf(column, columns) >= 0.5)
    .filter(({ distinct }) => [...distinct].every((text) => text.length <= LONGEST))
    .filter((column) => shareOf(column, (text) => /^([a-z]+:\/)?\//i.test(text)) < 0.5)
    .map((column) => ({ column, score: scoreName(column) }))
    .filter(({ score }) => score > 0)
  return scored.toSorted((a, b) => b.score - a.score)[0]?.column ?? null
}

function scoreName(column: Column): number {
  const { words, distinct, texts } = column
  const [best, good] = ROLE_WORDS.name.names
  const byWords = best.test(words) ? 2 : good.test(words) && !ROLE_WORDS.name.not.test(words) ? 0.5 : 0
  const meant = toMeanings(distinct)
  const knownNames = new Set([...distinct].filter(isKnownName))
  const known = texts.filter((text) => knownNames.has(text)).length / texts.length
  const stepsMeant = new Set(Object.values(meant).filter(isStep))
  const steps = stepsMeant.size
  // Of an order's status no record is a view.
  if (/\b(status|state|statut|estado|stato)\b/.test(words) && !stepsMeant.has(STEP_KEYS.view ?? '')) return 0
  if (byWords === 0 && steps < 2 && !(steps === 1 && known > 0.9 && distinct.size === 1)) return 0
  return byWords + known * 2 + steps
}

function isStep(meaning: string): boolean {
  return isMeaning(meaning) && Object.values(STEP_KEYS).includes(meaning)
}
