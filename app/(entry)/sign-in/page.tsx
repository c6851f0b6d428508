import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/members/sign-in-form'
import { toNextPath } from '@/lib/access/next-path'
import { askStanding } from '../../_access/visitor'
import { signIn } from '../entry-actions'

export const metadata: Metadata = { title: 'Sign in' }

type Props = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function SignInPage({ searchParams }: Props) {
  const next = toNextPath((await searchParams).next)
  const standing = await askStanding()
  if (standing.kind !== 'stranger') redirect(next)
  if (standing.why !== 'signed out') redirect('/setup')
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
      <SignInForm signIn={signIn.bind(null, next)} />
    </>
  )
}
