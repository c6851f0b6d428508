import { badFile, TundishError } from '@/lib/errors'
import { nameFiles, readUpload, type Upload } from './upload-folder'

/** Texts with uploaded files as they were called when they came, where they name them by their place. */
export async function nameUploads(dataDir: string, texts: readonly string[]): Promise<string[]> {
  const ids = new Set(
    texts.flatMap((text) => [...text.matchAll(/uploads\/([0-9a-f]{32})\//g)].map(([, id]) => id ?? '')),
  )
  const uploads = await Promise.all([...ids].map((id) => readUpload(dataDir, id)))
  return texts.map((text) =>
    uploads.reduce((said, upload) => (upload ? nameFiles(upload, said) : said), text),
  )
}

/** Runs what reads an upload: what it throws of a file that cannot be read names it as it was called. */
export async function naming<T>(upload: Upload, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof TundishError) || error.code !== 'bad_file') throw error
    throw badFile(nameFiles(upload, error.message), { cause: error })
  }
}
