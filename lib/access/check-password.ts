const FEWEST = 12
const MOST = 128

/** The ones that lists of stolen passwords begin with, of those long enough to pass otherwise. */
const COMMON = new Set(
  `123456789012 1234567890123 1234567890ab 123456789abc 1234567891011 111111111111 000000000000 qwertyuiop12
  qwertyuiop123 qwertyuiop[] qwerty123456 qwerty1234567 qwertyqwerty qazwsxedcrfv 1qaz2wsx3edc 1q2w3e4r5t6y
  1q2w3e4r5t6y7u asdfghjkl123 zxcvbnm12345 password1234 password12345 password123456 passwordpassword
  password123! passw0rd1234 p@ssw0rd1234 iloveyou1234 iloveyou123 iloveyouforever letmein12345 letmeinplease
  welcome12345 welcome123456 administrator admin1234567 administrator1 changeme1234 changemeplease
  monkey123456 dragon123456 football1234 baseball1234 superman1234 sunshine1234 princess1234 abcdefghijkl
  abcd12345678 abc123456789 aaaaaaaaaaaa trustno1trustno1 correcthorsebatterystaple tundishtundish`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * Why a password cannot be used, in a sentence; null where it can. Length in characters; nothing is cut off. No rules on
 * kinds of characters, after NIST SP 800-63B, which only make passwords that are forgotten.
 */
export function checkPassword(password: string, email: string): string | null {
  const length = [...password].length
  if (length < FEWEST) return `A password has at least ${FEWEST} characters; a few words make a good one.`
  if (length > MOST) return `A password has at most ${MOST} characters.`
  const plain = password.toLowerCase()
  if (COMMON.has(plain) || new Set(plain).size < 4) {
    return 'This password is among the first that anybody would try. Choose another.'
  }
  const [name = ''] = email.toLowerCase().split('@')
  if (plain === email.toLowerCase() || (name.length > 3 && plain.replace(name, '').length < 6)) {
    return 'This password is too much like the e-mail address. Choose another.'
  }
  return null
}
