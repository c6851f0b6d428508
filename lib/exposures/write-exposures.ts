import type { Db } from '@/lib/db'
import { readDbtNodes } from '@/lib/dbt/read-dbt'
import type { Env } from '@/lib/env'
import { readExposures } from './read-exposures'
import { toExposuresYaml } from './to-exposures-yaml'

/** exposures.yml as it is now, for the screen and the terminal alike. */
export async function writeExposures(
  db: Db,
  { alerts: { publicUrl }, freshness }: Pick<Env, 'alerts' | 'freshness'>,
): Promise<string> {
  const [exposures, upstream] = await Promise.all([readExposures(db, publicUrl), readDbtNodes(db)])
  return toExposuresYaml({ exposures, upstream, freshness })
}
