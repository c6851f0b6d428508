import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { portOf } from './shops'

type Settings = Readonly<Record<string, string>>

/** Runs the command line on a data directory, also while a server has it; that of another tree with `root`. */
export function tundish(dataDir: string, args: readonly string[], settings: Settings = {}, root?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/run.mjs', 'bin/tundish.ts', ...args], {
    cwd: root,
    env: environmentOf(dataDir, settings),
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** The same, while this process answers what the command line asks of it. */
export async function tundishAside(
  dataDir: string,
  args: readonly string[],
  settings: Settings = {},
): Promise<string> {
  const child = spawn(process.execPath, ['bin/run.mjs', 'bin/tundish.ts', ...args], {
    env: environmentOf(dataDir, settings),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return text(child.stdout)
}

/** The settings with which a shop tells its alerts to the receiver of this worker. */
export const TO_RECEIVER: Settings = {
  TUNDISH_SLACK_WEBHOOK: `http://127.0.0.1:${portOf('alerts')}/services/T/B/secret`,
  TUNDISH_ALLOW_PRIVATE_TARGETS: 'true',
}

/** The settings of a shop's server and command line: its own embedded database. */
export function environmentOf(dataDir: string, settings: Settings = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = process.env
  return {
    ...rest,
    TUNDISH_DATA_DIR: dataDir,
    TUNDISH_TIME_ZONE: 'UTC',
    TUNDISH_SCHEDULE: 'off',
    ...settings,
  }
}
