import type { ReactNode } from 'react'
import type { Role } from '@/lib/forms/role'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { type Access, requireAccess } from '../_access/visitor'
import { withErrorBoundary } from './with-error-boundary'

type PageProps<Params> = Readonly<{ params: Promise<Params>; searchParams: Promise<RawParameters> }>

type Asked<Params> = Access & Readonly<{ params: Params; raw: RawParameters }>

/** A page for whoever may do what `need` says; all others, and what cannot be answered, see the sentence of why. */
export function memberPage<Params>(
  need: Role,
  show: (asked: Asked<Params>) => ReactNode | Promise<ReactNode>,
) {
  return ({ params, searchParams }: PageProps<Params>) =>
    withErrorBoundary(async () => {
      const access = await requireAccess(need)
      return show({ ...access, params: await params, raw: await searchParams })
    })
}
