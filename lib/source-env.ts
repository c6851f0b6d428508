// Where sources elsewhere are reached, a part of lib/env.ts: what the environment says wins over what is kept.

const VARIABLE = /^TUNDISH_SOURCE_([A-Z0-9_]+?)_URL(_FILE)?$/

/** The variables, as the documents tell them; NAME stands for that of a source. */
export const SOURCE_VARIABLES = ['TUNDISH_SOURCE_NAME_URL', 'TUNDISH_SOURCE_NAME_URL_FILE'] as const

/** A URL, or the file that holds it. */
export type GivenUrl = Readonly<{ variable: string; url: string } | { variable: string; file: string }>

/** The URLs of sources by the name that they have in variables (`toVariableName`); a URL wins over a file. */
export function toSourceUrls(
  variables: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, GivenUrl> {
  const urls = new Map<string, GivenUrl>()
  for (const [variable, value] of Object.entries(variables)) {
    const [, name, isFile] = VARIABLE.exec(variable) ?? []
    if (!name || !value) continue
    if (!isFile) urls.set(name, { variable, url: value })
    else if (!urls.has(name)) urls.set(name, { variable, file: value })
  }
  return urls
}

/** How a source is called in variables: `my shop` is MY_SHOP. */
export function toVariableName(source: string): string {
  return source.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')
}
