/**
 * A spreadsheet takes these at the beginning of a text for a formula, some also in their full width, or behind white
 * space and characters that are not seen. OWASP, "CSV Injection".
 */
const FORMULA = /^(?:[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

/** Text of others as a spreadsheet may have it: without NUL, and behind an apostrophe where it would be run. */
export function guardFormula(text: string): string {
  const clean = text.replaceAll('\0', '')
  return FORMULA.test(clean) ? `'${clean}` : clean
}
