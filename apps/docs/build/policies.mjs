import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const pagesIn = (/** @type {string} */ folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll('\\', '/'))

const policyOf = (/** @type {readonly string[]} */ hashes) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...hashes.map((hash) => `'sha256-${hash}'`)].join(' '),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** Gives each page its Content-Security-Policy; its own inline scripts are named by their hashes. */
export const policies = (/** @type {string} */ outDir) => {
  for (const name of pagesIn(outDir)) {
    const file = join(outDir, name)
    // VitePress measures the window there; in the page it sets the property itself.
    const html = readFileSync(file, 'utf8').replaceAll(' style="--vp-vh:0px;"', '')
    const styled = /<[^>]* style="[^"]*"[^>]*>|<style\b/.exec(
      html.replace(/<script[\s\S]*?<\/script>/g, ''),
    )
    if (styled) throw new Error(`${name}: a strict policy forbids ${styled[0]}`)
    const hashes = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g)]
      .filter(([, attributes]) => !attributes?.includes('application/'))
      .map(([, , code]) =>
        createHash('sha256')
          .update(code ?? '')
          .digest('base64'),
      )
    const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf([...new Set(hashes)])}">`
    writeFileSync(file, html.replace(/(<meta charset="utf-8">)/i, `$1\n    ${policy}`))
  }
}
