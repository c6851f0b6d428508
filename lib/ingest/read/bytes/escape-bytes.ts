/** Well-formed UTF-8, seen as latin1; or else any single byte. */
const PIECE =
  /(?:[^\x80-\xff]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|[\s\S]/g

/** Bytes as text that PostgreSQL can hold: what is UTF-8 as it is; any other byte, and NUL, as \xNN. */
export function escapeBytes(bytes: Buffer): string {
  const text = bytes.toString('latin1').replace(PIECE, (piece) => {
    const first = piece.charCodeAt(0)
    const isBad = piece.length === 1 && first >= 0x80
    return isBad ? `\\x${first.toString(16)}` : Buffer.from(piece, 'latin1').toString('utf8')
  })
  return text.replaceAll('\0', '\\x00')
}
