/** Where to go after signing in: a path of this site, as it was given; anything that could lead elsewhere is `/`. */
export function toNextPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > 2000 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text))
    return '/'
  const url = new URL(text, 'http://here.invalid')
  const isHere = url.origin === 'http://here.invalid' && !url.pathname.startsWith('//')
  return isHere ? url.pathname + url.search + url.hash : '/'
}
