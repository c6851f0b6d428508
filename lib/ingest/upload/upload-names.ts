import { nameFiles, readUpload } from './upload-folder'

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
