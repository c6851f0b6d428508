import { notFound } from 'next/navigation'
import { type TextField, TextForm } from '@/components/form/text-form'
import { askStanding, SENTENCES } from '../../_access/visitor'
import { setUp } from '../entry-actions'
import { EMAIL, NAME, NEW_PASSWORD } from '../entry-fields'

export const metadata = { title: 'The first admin' }

type Field = TextField<'code' | 'name' | 'email' | 'password'>

const CODE: Field = {
  name: 'code',
  label: 'Code',
  type: 'text',
  hint: 'It stands in the log of this server.',
  autoComplete: 'off',
}

const MEMBER: readonly Field[] = [NAME, EMAIL, NEW_PASSWORD]

/** Gone as soon as there is an admin. */
export default async function SetupPage() {
  const standing = await askStanding()
  if (standing.kind === 'member') notFound()
  const why = standing.kind === 'stranger' ? standing.why : null
  if (why === 'signed out') notFound()
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">The first admin</h1>
      {why === 'not this machine' ? (
        <p className="text-ink-soft">{SENTENCES[why]}</p>
      ) : (
        <>
          <p className="text-ink-soft">
            From then on everybody signs in, and this admin invites the others. Share links go on working
            without.
          </p>
          <TextForm
            name="Create the first admin"
            fields={why === 'not set up' ? [CODE, ...MEMBER] : MEMBER}
            button="Create the admin"
            working="Creating…"
            send={setUp}
          />
        </>
      )}
    </>
  )
}
