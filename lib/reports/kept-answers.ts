/** Answers by their question (its name and what was asked), as JSON. */
export type KeptAnswers = Readonly<Record<string, unknown>>

/** A question as one text: whatever order an object's members are in, it is the same. */
export function toKey(name: string, asked: unknown): string {
  return `${name} ${JSON.stringify(asked, (_, value: unknown) => (isRecord(value) ? sortMembers(value) : value))}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortMembers(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
