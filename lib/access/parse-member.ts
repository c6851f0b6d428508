import { z } from 'zod'
import { TundishError } from '@/lib/errors'
import { line, parseForm, read } from '@/lib/forms/form'
import { checkPassword } from './check-password'

const LONGEST_NAME = 80
const LONGEST_EMAIL = 254
const LONGEST_PASSWORD = 1000

export type TypedMember = Readonly<{ name: string; email: string; password: string }>

export const GIVE_EMAIL = 'Give an e-mail address such as ann@example.com.'
const TYPE_BOTH = 'Type your e-mail address and your password.'

/** As it was typed: spaces belong to it. What is too long to be one counts as none. */
export const password = z.string().max(LONGEST_PASSWORD).catch('')

export const email = read(parseEmail, GIVE_EMAIL)

const name = line(1, LONGEST_NAME, `Give a name of 1 to ${LONGEST_NAME} characters.`)

/** A name, an address and a password that can be used. Throws `WrongField`. */
export function parseNewMember(raw: unknown): TypedMember {
  return parseForm(z.object({ name, email, password }).superRefine(refuseWeak), raw)
}

/** The same of whoever was invited, and so has an address, and a name where it is for a password alone. */
export function parseAcceptance(
  raw: unknown,
  found: Readonly<{ email: string; isPassword: boolean }>,
): TypedMember {
  const { email, isPassword } = found
  const given = typeof raw === 'object' ? raw : {}
  return parseNewMember({ ...given, email, ...(isPassword && { name: email.slice(0, LONGEST_NAME) }) })
}

function refuseWeak({ email, password }: TypedMember, context: z.RefinementCtx): void {
  const message = checkPassword(password, email)
  if (message !== null) context.addIssue({ code: 'custom', path: ['password'], message })
}

/** Throws `bad_member` where either is missing or no text. */
export function parseCredentials(raw: unknown): Omit<TypedMember, 'name'> {
  const parsed = z.object({ email, password: password.pipe(z.string().min(1)) }).safeParse(raw)
  if (!parsed.success) throw new TundishError('bad_member', TYPE_BOTH)
  return parsed.data
}

/** In lower case; null for what is no address. */
export function parseEmail(text: string): string | null {
  const email = text.trim().toLowerCase()
  return email.length <= LONGEST_EMAIL &&
    /^[^\s@<>"',;:\p{Cc}]+@[^\s@<>"',;:\p{Cc}]+\.[^\s@<>"',;:\p{Cc}]+$/u.test(email)
    ? email
    : null
}
