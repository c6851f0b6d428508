import { type DbOrTransaction, Prisma } from '@/lib/db'

/** So many ids are one pattern. */
const IDS_AT_ONCE = 200

/**
 * Takes refused rows and failing rows of tests away in which one of these ids stands, and counts frozen copies in which one
 * does. An id stands where no letter, digit, hyphen or underscore is beside it: "7" is not in "u17".
 */
export async function eraseTexts(
  tx: DbOrTransaction,
  ids: readonly string[],
): Promise<Readonly<{ rejects: number; frozenLinks: number }>> {
  let rejects = 0
  const links = new Set<string>()
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const pattern = toPattern(ids.slice(start, start + IDS_AT_ONCE))
    const holds = (text: Prisma.Sql) => Prisma.sql`${text} ~ ${pattern}`
    rejects += await tx.$executeRaw`
      delete from import_reject
      where ${holds(Prisma.sql`row`)} or ${holds(Prisma.sql`reason`)} or ${holds(Prisma.sql`fields`)}`
    await tx.$executeRaw`delete from data_test_row where ${holds(Prisma.sql`row::text`)}`
    const frozen = await tx.$queryRaw<{ link_id: bigint }[]>`
      select link_id from frozen_report where ${holds(Prisma.sql`answers::text`)}`
    for (const { link_id } of frozen) links.add(String(link_id))
  }
  return { rejects, frozenLinks: links.size }
}

/** Of PostgreSQL's regular expressions. */
function toPattern(ids: readonly string[]): string {
  const escaped = ids.map((id) => id.replace(/[^\p{L}\p{N}]/gu, '\\$&'))
  return `(?<![[:alnum:]_-])(${escaped.join('|')})(?![[:alnum:]_-])`
}
