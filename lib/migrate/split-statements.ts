/** A quoted text or name, a body between dollars, a comment: what may hold a semicolon that ends nothing. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|;|[^'"$;/-]+|[\s\S]/g

/**
 * The statements of a migration, in order, without comments alone: on a cluster (Citus) several that change tables cannot be sent at
 * once. Knows no nested comments and no texts with backslashes.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let statement = ''
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token === ';') {
      statements.push(statement)
      statement = ''
    } else if (!/^(--|\/\*)/.test(token)) statement += token
  }
  return [...statements, statement].map((text) => text.trim()).filter((text) => text !== '')
}
