/** The part of the page's font that charts write with; others are for letters of other scripts. */
const LATIN = 'U+0-FF'

/**
 * The page's font as a style sheet that carries it along: a picture of its own cannot reach the page's fonts.
 * Empty where it is not found; the picture then has the system's letters.
 */
export async function toEmbeddedFont(): Promise<string> {
  const rule = findLatinFace()
  const url = rule && /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (!url) return ''
  const answer = await fetch(new URL(url, rule.parentStyleSheet?.href ?? location.href))
  if (!answer.ok) return ''
  const data = await toDataUrl(await answer.blob())
  const family = rule.style.getPropertyValue('font-family')
  return `@font-face{font-family:${family};font-weight:100 900;src:url("${data}") format("woff2")}`
}

function findLatinFace(): CSSFontFaceRule | undefined {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .find((rule) => rule.style.getPropertyValue('unicode-range').toUpperCase().startsWith(LATIN))
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
