import { type Scope, toScopeParameters } from '@/lib/query/scope'

/** Answers by their question (its name and what was asked), as JSON. */
export type KeptAnswers = Readonly<Record<string, unknown>>

/**
 * A question as one text: whatever order an object's members are in, it is the same. Its scope is said as addresses say
 * it, as it was before it was one member, so that what was kept then is found.
 */
export function toKey(name: string, asked: unknown): string {
  return `${name} ${JSON.stringify(asked, (_, value: unknown) => (isRecord(value) ? sortMembers(spreadScope(value)) : value))}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function spreadScope({ scope, ...others }: Record<string, unknown>): Record<string, unknown> {
  return scope === undefined ? others : { ...others, ...toScopeParameters(scope as Scope) }
}

function sortMembers(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
