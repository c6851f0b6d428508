import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { ALERTS_PORT, dataDirOf, type SHOPS } from './shops'

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

/** The same, while this process answers what the command line asks of it. */
export async function tundishAside(shop: keyof typeof SHOPS, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/tundish.ts', ...args], {
    env: environmentOf(shop),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return text(child.stdout)
}

/** The settings of a shop's server and command line: its own embedded database. */
export function environmentOf(shop: keyof typeof SHOPS): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = process.env
  return {
    ...rest,
    TUNDISH_DATA_DIR: dataDirOf(shop),
    TUNDISH_TIME_ZONE: 'UTC',
    TUNDISH_SCHEDULE: 'off',
    ...(shop === 'members' && {
      TUNDISH_SLACK_WEBHOOK: `http://127.0.0.1:${ALERTS_PORT}/services/T/B/secret`,
      TUNDISH_ALLOW_PRIVATE_TARGETS: 'true',
    }),
  }
}
