import { readFileSync } from 'node:fs'

/**
 * The headers of a path by a file `_headers`, as Netlify and Cloudflare Pages read it.
 *
 * @param {string} file
 */
export const headersFrom = (file) => {
  /** @type {{ pattern: RegExp, headers: Record<string, string> }[]} */
  const rules = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (/^\S/.test(line)) {
      const escaped = line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      rules.push({ pattern: new RegExp(`^${escaped.replaceAll('*', '.*')}$`), headers: {} })
      continue
    }
    const [, name, value] = /^\s+([^:]+):\s*(.+)$/.exec(line) ?? []
    const rule = rules.at(-1)
    if (name && value && rule) rule.headers[name.toLowerCase()] = value
  }
  return (/** @type {string} */ path) =>
    Object.assign({}, ...rules.filter(({ pattern }) => pattern.test(path)).map((r) => r.headers))
}
