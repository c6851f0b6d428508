import { TundishError } from '@/lib/errors'

/** What systems and libraries say that people need not know, in words. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/ENOENT/, 'it is not there'],
  [/EACCES|EPERM/, 'its permissions do not allow it'],
  [/EISDIR/, 'it is a folder'],
  [/ENOSPC/, 'the disk is full'],
  [/unexpected end of file|unexpected EOF/i, 'it ends too early, as a file does that was not copied whole'],
  [
    /central directory|not a zip|EOCDR|end of.*signature/i,
    'the list of its members is damaged or cut off, so the archive was not copied whole',
  ],
  [
    /incorrect data check|incorrect header|invalid .*(block|code|distance|length|window|literal)|incorrect length|zstd|checksum/i,
    'it is damaged',
  ],
]

/** Why bytes could not be read, as the end of a sentence. */
export function explainProblem(problem: unknown): string {
  const said = problem instanceof Error ? problem.message : String(problem)
  if (problem instanceof TundishError) return said.replace(/\.$/, '')
  const known = WORDS.find(([pattern]) => pattern.test(said))
  return known ? known[1] : said.replace(/\.$/, '')
}
