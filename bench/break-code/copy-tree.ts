import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Not code: what git keeps, what a build and a browser leave, data. */
const LEFT_OUT = ['.git', '.next', '.tundish', 'node_modules', 'test-results']

/** A copy of a tree with its packages and the data beside it, in a temporary folder that `remove` takes away. */
export async function copyTree(
  root: string,
): Promise<Readonly<{ folder: string; remove: () => Promise<void> }>> {
  const from = path.resolve(root)
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'tundish-break-'))
  const folder = path.join(scratch, 'tree')
  await mkdir(folder)
  const isCode = (place: string) => !LEFT_OUT.includes(path.relative(from, place))
  await cp(from, folder, { recursive: true, filter: isCode })
  copyPackages(from, folder)
  const data = path.join(from, '../shared')
  if (existsSync(data)) await symlink(data, path.join(scratch, 'shared'))
  return { folder, remove: () => rm(scratch, { recursive: true, force: true }) }
}

/** Linked where the disk is the same: a build takes no link to a folder outside. */
function copyPackages(from: string, folder: string): void {
  const packages = path.join(from, 'node_modules')
  for (const options of ['-al', '-a']) {
    if (spawnSync('cp', [options, packages, folder]).status === 0) return
  }
  throw new Error(`${packages} cannot be copied.`)
}
