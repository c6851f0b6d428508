import { toErrorCode } from '@/lib/errors'

/** Why the system does not write a file, as the end of a sentence; null for what it is not asked for. */
export function explainUnwritable(error: unknown): string | null {
  const code = toErrorCode(error)
  return code && (REASONS[code] ?? `the system says ${code}`)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it may not be written to',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it is too large',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead nowhere',
  ETXTBSY: 'it is a program that runs',
  ERR_INVALID_ARG_VALUE: 'this is no name of a file',
}
