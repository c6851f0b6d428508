/** Letters for which no path of ours needs an escape, and of which an escape only serves to say one path in two ways. */
const ESCAPED_MEANING = /%(?:2e|2f|3b|5c|25|[01][0-9a-f]|7f)/i
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i
const PLAIN_CHARACTERS = /^[!$&'()*+,\-./0-9:=@A-Z[\]_a-z~%]+$/
const DOT_SEGMENT = /\/\.{1,2}(?:\/|$)/

/**
 * Whether all who read a request target, as it stands in the request line, read the same path: it begins with one slash,
 * and has no empty or dot segment, no backslash, no semicolon, no control character, and none of these escaped. An
 * absolute target (`http://host/`) is not plain. What stands behind the question mark is free.
 */
export function isPlainTarget(target: string): boolean {
  const path = toPath(target)
  return (
    path.startsWith('/') &&
    !path.includes('//') &&
    PLAIN_CHARACTERS.test(path) &&
    !BROKEN_ESCAPE.test(path) &&
    !ESCAPED_MEANING.test(path) &&
    !DOT_SEGMENT.test(path)
  )
}

/** The target without its query. */
export function toPath(target: string): string {
  return target.split('?', 1)[0] ?? ''
}
