import type { DbOrTransaction } from '@/lib/db'

/** What conditions can ask of events, and what is known of attempts; by name. */
export type PropertyNames = Readonly<{ properties: readonly string[]; attributes: readonly string[] }>

/** Those that say something in some twenty thousand events and sessions; there may be rarer ones. */
export async function listPropertyNames(db: DbOrTransaction): Promise<PropertyNames> {
  const [properties, attributes] = await Promise.all([
    db.$queryRaw<{ name: string }[]>`
      select distinct said.key as name
      from (
        select case when jsonb_typeof(properties) = 'object' then properties else '{}' end
          || coalesce(attributes, '{}') as all_said
        from event
        limit 20000) as seen
      cross join lateral jsonb_each(all_said) as said
      where jsonb_typeof(said.value) in ('string', 'number', 'boolean')
      order by name`,
    db.$queryRaw<{ name: string }[]>`
      select distinct jsonb_object_keys(attributes) as name
      from (select attributes from session_path limit 20000) as seen
      order by name`,
  ])
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  const all = new Set(['page_url', 'product_id', ...names(properties)])
  return { properties: [...all], attributes: names(attributes) }
}
