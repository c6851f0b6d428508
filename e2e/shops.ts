import os from 'node:os'
import path from 'node:path'

/** The shops that the browser tests look at, each on a server and an embedded database of its own. */
export const SHOPS = {
  greenery: { name: 'greenery', port: 3211, folder: path.resolve('../shared/data/greenery') },
  demo: { name: 'demo', port: 3212 },
  /** The Greenery shop, with members. */
  members: { name: 'members', port: 3213 },
  /** A shop whose products change their names; nobody is a member. */
  names: { name: 'names', port: 3215 },
} as const

/** Where the members' shop sends its alerts; the test of alerts listens there. */
export const ALERTS_PORT = 3214

/** Where the server of a shop keeps its embedded database. */
export function dataDirOf(name: keyof typeof SHOPS): string {
  return path.join(os.tmpdir(), `tundish-e2e-${name}`)
}
