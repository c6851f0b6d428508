import path from 'node:path'

/** The shops that the browser tests look at. That of members has the Greenery files, too. */
export type ShopName = 'demo' | 'greenery' | 'members' | 'names' | 'odd-names' | 'many'

export const GREENERY_FOLDER = path.resolve('../shared/data/greenery')

const FIRST_PORT = Number(process.env.TUNDISH_E2E_PORT ?? 3211)

/** Who listens, and where among the ports of a worker: those beside each other share none. */
const PLACES = { shop: 0, alerts: 1, bare: 2, started: 3, postgres: 4 } as const

export function portOf(who: keyof typeof PLACES): number {
  return FIRST_PORT + 5 * Number(process.env.TEST_PARALLEL_INDEX ?? 0) + PLACES[who]
}
