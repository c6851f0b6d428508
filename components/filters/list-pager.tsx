import { Pager } from '@/components/ui/pager'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { toHref } from './to-href'

type Props = Readonly<{ path: string; raw: RawParameters; page: number; pages: number }>

/** To the other pages of a list, whose number is in the address as `page`. */
export function ListPager({ path, raw, page, pages }: Props) {
  return <Pager page={page} pages={pages} toHref={(to) => toHref(path, raw, { page: String(to) })} />
}
