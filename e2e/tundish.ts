import { spawnSync } from 'node:child_process'
import { dataDirOf, type SHOPS } from './shops'

/** Runs the command line on the database of a shop, while its server runs. */
export function tundish(shop: keyof typeof SHOPS, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/tundish.ts', ...args],
    {
      env: environmentOf(shop),
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

/** The settings of a shop's server and command line: its own embedded database. */
export function environmentOf(shop: keyof typeof SHOPS): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = process.env
  return { ...rest, TUNDISH_DATA_DIR: dataDirOf(shop), TUNDISH_TIME_ZONE: 'UTC', TUNDISH_SCHEDULE: 'off' }
}
