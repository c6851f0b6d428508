/** Neither text nor white space: some parsers of YAML refuse them, and a person sees nothing of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/** A text that dbt, which renders what it reads as Jinja, takes for nothing but text: `{{` becomes `{ {`. */
export function toHarmless(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\{(?=[{%#])/g, '{ ')
}
