/** Parameters of addresses that hold what is personal, by any word of their names. */
const PERSONAL_PARAMETER =
  /(^|[^a-z])(e-?mail|mail|phone|tel|telephone|mobile|ip|first_?name|last_?name|full_?name|user_?name|name|vorname|nachname|street|address|strasse|adresse|zip|postal_?code|plz|birth\w*|dob|token|password|passwd|pwd|secret|auth)([^a-z]|$)/i
const MAIL = /[^\s@/?#&=:;,<>"']{1,64}(?:@|%40)[^\s@/?#&=:;,<>"'%]{1,253}\.[a-z]{2,}/gi
/** What stands where a mail address stood. */
const LEFT_OUT = '*'

/**
 * A text or an address without what is personal in it: parameters of such names, or with a mail address in them, go; elsewhere
 * a mail address becomes `*`; so does who signs in by an address (`https://ann:secret@...`).
 */
export function stripPersonal(text: string): string {
  if (!/[?#@]|%40/.test(text)) return text
  const bare = /[?#]/.test(text) ? stripParameters(text) : text
  if (!/@|%40/.test(bare)) return bare
  return bare.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replaceAll(MAIL, LEFT_OUT)
}

/** Whether a text is a mail address and nothing else. */
export function isMail(text: string): boolean {
  return text.length <= 320 && /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(text.trim())
}

/** Of the part after `?`, and of one after `#` that has parameters itself. */
function stripParameters(text: string): string {
  return text.replaceAll(/([?#])([^?#]*)/g, (whole, sign: string, parameters: string) => {
    if (sign === '#' && !parameters.includes('=')) return whole
    const kept = parameters.split('&').filter((parameter) => !isPersonal(parameter))
    return kept.length > 0 ? sign + kept.join('&') : ''
  })
}

function isPersonal(parameter: string): boolean {
  const [name = '', ...value] = parameter.split('=')
  return PERSONAL_PARAMETER.test(decode(name)) || decode(value.join('=')).search(MAIL) >= 0
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
