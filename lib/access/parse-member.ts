import { checkPassword } from './check-password'

const LONGEST_NAME = 80
const LONGEST_EMAIL = 254
const LONGEST_PASSWORD = 1000

export type MemberField = 'name' | 'email' | 'password'

export type TypedMember = Readonly<{ name: string; email: string; password: string }>

type Checked =
  | Readonly<{ ok: true; value: TypedMember }>
  | Readonly<{ ok: false; field: MemberField; problem: string }>

/** A name, an address and a password that can be used; or the first that cannot, with a sentence. */
export function parseNewMember(raw: unknown): Checked {
  const name =
    readText(raw, 'name')
      ?.trim()
      .replaceAll(/\p{Cc}/gu, '') ?? ''
  if (name === '' || name.length > LONGEST_NAME) {
    return refuse('name', `Give a name of 1 to ${LONGEST_NAME} characters.`)
  }
  const email = parseEmail(readText(raw, 'email'))
  if (email === null) return refuse('email', 'Give an e-mail address such as ann@example.com.')
  const password = readText(raw, 'password') ?? ''
  const problem = checkPassword(password, email)
  return problem === null ? { ok: true, value: { name, email, password } } : refuse('password', problem)
}

/** Null where either is missing or no text. */
export function parseCredentials(raw: unknown): Readonly<{ email: string; password: string }> | null {
  const email = parseEmail(readText(raw, 'email'))
  const password = readText(raw, 'password')
  return email !== null && password ? { email, password } : null
}

/** In lower case; null for what is no address. */
export function parseEmail(text: string | null): string | null {
  const email = text?.trim().toLowerCase() ?? ''
  return email.length <= LONGEST_EMAIL &&
    /^[^\s@<>"',;:\p{Cc}]+@[^\s@<>"',;:\p{Cc}]+\.[^\s@<>"',;:\p{Cc}]+$/u.test(email)
    ? email
    : null
}

/** A text of reasonable length; null for anything else, whatever it is. */
export function readText(raw: unknown, name: string): string | null {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return null
  const value: unknown = Reflect.get(raw, name)
  return typeof value === 'string' && value.length <= LONGEST_PASSWORD ? value : null
}

function refuse(field: MemberField, problem: string): Checked {
  return { ok: false, field, problem }
}
