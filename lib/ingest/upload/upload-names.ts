import { nameFiles, readUpload } from './upload-folder'

/**
 * Says files of an import as they were called when they came, where a sentence names them by their place; `files`: what the
 * import has of paths. Other sentences stay as they are.
 */
export async function toUploadNames(
  dataDir: string,
  files: readonly string[],
): Promise<(sentence: string) => string> {
  const ids = new Set(files.map((file) => /^uploads\/([0-9a-f]{32})\//.exec(file)?.[1] ?? ''))
  const uploads = await Promise.all([...ids].map((id) => readUpload(dataDir, id)))
  return (sentence) => uploads.reduce((said, upload) => (upload ? nameFiles(upload, said) : said), sentence)
}
