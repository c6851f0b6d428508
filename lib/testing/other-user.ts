import { spawnSync } from 'node:child_process'

/** A user of the machine who is nobody in particular. */
export const OTHER_USER = 65_534

/** Whether tests may act as another user; only root may. Otherwise says which tests are left out, and why. */
export function canBeOthers(what: string): boolean {
  const isRoot = process.geteuid?.() === 0
  if (!isRoot) console.log(`${what}: left out, because only root can act as another user.`)
  return isRoot
}

/** What a program prints for another user, and whether it could do what it was told. */
export function runAsOther(program: string, ...args: readonly string[]) {
  const { status, stdout } = spawnSync(program, args, { uid: OTHER_USER, gid: OTHER_USER, encoding: 'utf8' })
  return { isDone: status === 0, stdout }
}
