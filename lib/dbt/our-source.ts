/** What our tables are called as a source of somebody else's project, and what our exposures are tagged with. */
export const OUR_NAME = 'tundish'

/** Whether this id of dbt's is a table of ours: 'source.shop.tundish.event'. */
export function isOurSource(id: string): boolean {
  const [kind, , name] = id.split('.')
  return kind === 'source' && name === OUR_NAME
}
