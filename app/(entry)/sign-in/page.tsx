import { redirect } from 'next/navigation'
import { TextForm } from '@/components/form/text-form'
import { toNextPath } from '@/lib/access/next-path'
import { askStanding } from '../../_access/visitor'
import { signIn } from '../entry-actions'
import { EMAIL, NEW_PASSWORD } from '../entry-fields'

export const metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = toNextPath((await searchParams).next)
  const standing = await askStanding()
  if (standing.kind !== 'stranger') redirect(next)
  if (standing.why !== 'signed out') redirect('/setup')
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
      <TextForm
        name="Sign in"
        fields={[
          EMAIL,
          {
            ...NEW_PASSWORD,
            autoComplete: 'current-password',
            hint: 'Forgotten? An admin can make you a link for a new one.',
          },
        ]}
        button="Sign in"
        working="Signing in…"
        send={signIn.bind(null, next)}
      />
    </>
  )
}
