import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const MOST_SHOWN = 40
const SHOWN_BEFORE = 60
const SHOWN_AFTER = 100

/** Prints what differs between two recordings, with the first line that does; of one shop, or of all. Returns how many answers differ. */
export async function compareFolders(before: string, after: string, shop = ''): Promise<number> {
  const [left, right] = [await listFiles(before), await listFiles(after)]
  const names = [...new Set([...left, ...right])].filter((name) => name.startsWith(shop)).sort()
  const differences: string[] = []
  for (const name of names) {
    const [was, is] = await Promise.all([read(before, name), read(after, name)])
    if (was !== is) differences.push(explain(name, was, is))
  }
  for (const difference of differences.slice(0, MOST_SHOWN)) console.log(difference)
  if (differences.length > MOST_SHOWN) console.log(`... and ${differences.length - MOST_SHOWN} more.`)
  console.log(`${names.length} answers compared, ${differences.length} differ.`)
  return differences.length
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => name.endsWith('.txt'))
}

function read(folder: string, name: string): Promise<string | null> {
  return readFile(path.join(folder, name), 'utf8').catch(() => null)
}

function explain(name: string, was: string | null, is: string | null): string {
  if (was === null) return `${name}: was not recorded before`
  if (is === null) return `${name}: was not recorded now`
  const [asked = name] = was.split('\n', 1)
  const at = firstDifference(was, is)
  const line = was.slice(0, at).split('\n').length - 2
  return `${path.dirname(name)} ${asked}\n  line ${line}\n  - ${cut(was, at)}\n  + ${cut(is, at)}`
}

function firstDifference(was: string, is: string): number {
  let at = 0
  while (at < was.length && was[at] === is[at]) at += 1
  return at
}

/** The line around a place, not all of it where it is long. */
function cut(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - SHOWN_BEFORE)
  const end = text.indexOf('\n', at)
  return JSON.stringify(text.slice(start, Math.min(end === -1 ? text.length : end, at + SHOWN_AFTER)))
}
