import { publicAddress } from '../http/public-address.js'

/** One file that an index lists. */
export interface IndexLink {
  readonly file: string
  readonly url: string
  /** In hexadecimal, where the index tells it. */
  readonly sha256?: string
}

const lastPart = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.split('/').pop()!)

const fromJson = (text: string, base: string): IndexLink[] | undefined => {
  try {
    const { files } = JSON.parse(text) as {
      files?: { filename?: unknown; url?: unknown; hashes?: { sha256?: unknown } }[]
    }
    if (!Array.isArray(files)) return undefined
    return files.flatMap(({ filename, url, hashes }) => {
      if (typeof filename !== 'string' || typeof url !== 'string') return []
      const sha256 = hashes?.sha256
      const link = { file: filename, url: new URL(url, base).href }
      return [typeof sha256 === 'string' ? { ...link, sha256 } : link]
    })
  } catch {
    return undefined
  }
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const attribute = (tag: string, name: string): string | undefined => {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? []
  return (double ?? single ?? bare)?.replaceAll(/&(amp|lt|gt|quot|#39);/g, (one) => entities[one]!)
}

const fromHtml = (text: string, base: string): IndexLink[] | undefined => {
  const baseTag = /<base\s[^>]*>/i.exec(text)?.[0]
  const from = new URL((baseTag && attribute(baseTag, 'href')) || base, base).href
  const tags = text.match(/<a\s[^>]*>/gi) ?? []
  const links = tags.flatMap((tag) => {
    const href = attribute(tag, 'href')
    if (href === undefined || !URL.canParse(href, from)) return []
    const url = new URL(href, from)
    const sha256 = /^#sha256=([0-9a-f]{64})/i.exec(url.hash)?.[1]?.toLowerCase()
    url.hash = ''
    return [{ file: lastPart(url.href), url: url.href, ...(sha256 && { sha256 }) }]
  })
  // An index of a project names files to install; a login page has links of other kinds.
  const isIndex = links.some(({ file }) => /\.(whl|zip|tar\.gz|tgz|egg)$/i.test(file))
  const isEmptyIndex = /<title>\s*Links for /i.test(text) || /pypi:repository-version/i.test(text)
  return isIndex || isEmptyIndex ? links : undefined
}

/**
 * Reads the page of a project in either form of the Simple API (PEP 691 JSON, PEP 503 HTML).
 *
 * @returns undefined for what is no such page
 */
export const parseLinks = (text: string, base: string): IndexLink[] | undefined =>
  /^\s*\{/.test(text) ? fromJson(text, base) : fromHtml(text, base)

/** The address of a project's page, with the slash without which some servers redirect. */
export const projectPage = (index: string, project: string): string =>
  `${publicAddress(index).replace(/\/+$/, '')}/${project}/`
