import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeManyProducts } from './many/write-many-products'
import { writeOddNames } from './names/write-odd-names'
import { GREENERY_FOLDER, type ShopName } from './shops'
import { environmentOf, tundish } from './tundish'
import { FIRST, writeShop } from './write-shop'

/** Writes or finds the files of each shop but the demo. */
const FILES = {
  greenery: () => GREENERY_FOLDER,
  members: () => GREENERY_FOLDER,
  names: () => writeShop(FIRST),
  'odd-names': writeOddNames,
  many: writeManyProducts,
} as const

/** Where the filled shops are; told to the workers. Given from outside it is kept, and the next run fills none again. */
const FOLDER = 'TUNDISH_E2E_FOLDER'

/** Before the first worker. What it returns is called after the last. */
export default function makeFolder() {
  if (process.env[FOLDER]) return
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-e2e-'))
  process.env[FOLDER] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

/** A new data directory with the data of a shop: a copy of one that is filled once in a run, by who comes first. */
export async function copyShop(name: ShopName): Promise<string> {
  const folder = process.env[FOLDER] ?? ''
  const filled = path.join(folder, name)
  const ready = `${filled}.ready`
  if (claim(filled)) {
    try {
      fillShop(name, filled)
    } finally {
      writeFileSync(ready, '')
    }
  }
  while (!existsSync(ready)) await sleep(200)
  const copy = mkdtempSync(`${filled}-`)
  for (const part of ['database', 'secret']) {
    const from = path.join(filled, part)
    if (existsSync(from)) cpSync(from, path.join(copy, part), { recursive: true })
  }
  return copy
}

/** True for the first of all processes that asks. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

function fillShop(name: ShopName, dataDir: string): void {
  const fill = name === 'demo' ? ['demo', 'load'] : ['import', 'greenery', FILES[name]()]
  requireDone(tundish(dataDir, fill))
  if (name !== 'members') return
  const program = ['--import', 'tsx', 'e2e/members/make-members.ts']
  requireDone(spawnSync(process.execPath, program, { env: environmentOf(dataDir), encoding: 'utf8' }))
}

function requireDone({ status, stderr }: Readonly<{ status: number | null; stderr: string }>): void {
  if (status !== 0) throw new Error(`A shop could not be filled: ${stderr}`)
}
