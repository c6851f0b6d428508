import { fileURLToPath } from 'node:url'

/** The folder of the code, in which all relative places of ours are; without a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
