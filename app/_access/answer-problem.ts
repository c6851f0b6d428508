import type { TundishError } from '@/lib/errors'

type Asked = Readonly<{
  path: string
  /** Whether a browser shows the answer. */
  isPage: boolean
  /** What the style of the page carries. */
  nonce: string
}>

/**
 * The answer of any address while the database is away: 503 with the sentence. Pages are streamed, and one that has begun
 * cannot change its status any more, so this comes before them.
 */
export function answerProblem(problem: TundishError, { path, isPage, nonce }: Asked): Response {
  const headers = { 'Cache-Control': 'private, no-store', 'Retry-After': '5' }
  if (path.startsWith('/api/')) {
    const { code, message } = problem
    const status = path === '/api/health' ? { status: code } : {}
    return Response.json({ ...status, error: { code, message } }, { status: 503, headers })
  }
  const type = `text/${isPage ? 'html' : 'plain'}; charset=utf-8`
  const body = isPage ? toPage(problem.message, nonce) : `${problem.message}\n`
  return new Response(body, { status: 503, headers: { ...headers, 'Content-Type': type } })
}

/** It stands alone: styles and scripts of the application come with its pages. Asks again by itself. */
function toPage(sentence: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Tundish cannot be shown</title>
<style nonce="${nonce}">
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; margin: 20vh auto 0; max-width: 32rem; padding: 0 1.5rem }
</style>
</head>
<body>
<main>
<h1>Tundish cannot be shown</h1>
<p>${toHtml(sentence)}</p>
<p>This page asks again by itself.</p>
</main>
</body>
</html>
`
}

function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
