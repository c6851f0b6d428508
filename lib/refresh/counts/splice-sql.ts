import { Prisma } from '@/lib/db'

/**
 * The array `stored`, ascending with repetitions, with so many of each of the `elements` more (`counts`, negative: fewer). Put together
 * from the pieces between them, so that it is read and written once however many they are: the place of an element is that of the last one
 * that is not larger. Elements are ascending, each once; `stored` is not null, and a column that nothing has to be computed for.
 */
export function spliceSql(stored: Prisma.Sql, elements: Prisma.Sql, counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
        select array_concat(
          ${stored}[kept_from:place + least(more, 0)] || array_fill(element, array[greatest(more, 0)])
        ) || ${stored}[max(place) + 1:]
        from (
          select ${elements}[n] as element, ${counts}[n] as more, ${placesSql(stored, elements)}
          from generate_subscripts(${elements}, 1) as n
        ) as piece
      ), ${stored})`
}

/**
 * The same of two arrays, `stored.values` with each element once and `stored.counts` with how many there are: rows with the two as they are
 * then.
 */
export function spliceRunsSql(elements: Prisma.Sql, counts: Prisma.Sql): Prisma.Sql {
  const spliced = (array: Prisma.Sql, element: Prisma.Sql) => Prisma.sql`
        coalesce(
          array_concat(${array}[kept_from:kept_to] || array_fill(${element}, array[least(now, 1)])) || ${array}[max(place) + 1:],
          ${array})`
  return Prisma.sql`
      select ${spliced(Prisma.sql`stored.values`, Prisma.sql`element`)} as values,
        ${spliced(Prisma.sql`stored.counts`, Prisma.sql`now`)} as counts
      from (
        select element, place, kept_from,
          case when stored.values[place] = element then place - 1 else place end as kept_to,
          more + case when stored.values[place] = element then stored.counts[place] else 0 end as now
        from (
          select ${elements}[n] as element, ${counts}[n] as more, ${placesSql(Prisma.sql`stored.values`, elements)}
          from generate_subscripts(${elements}, 1) as n
        ) as placed
      ) as piece`
}

function placesSql(stored: Prisma.Sql, elements: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`width_bucket(${elements}[n], ${stored}) as place,
            case when n = 1 then 1 else width_bucket(${elements}[n - 1], ${stored}) + 1 end as kept_from`
}
