/// <reference lib="webworker" />
// The site works without a network once it was visited. Each build of the site is a version with a cache of
// its own; files whose names carry a hash are taken over from the last one.

declare const self: ServiceWorkerGlobalScope

/** Written in when the site is built: ../build/service-worker.mjs. */
declare const site: {
  readonly version: string
  /** What every page needs: fetched before this version is taken. */
  readonly shell: readonly string[]
  /** Fetched in the background, by the language of the visitor's page. */
  readonly pages: Readonly<Record<'en' | 'zh-CN', readonly string[]>>
}

const prefix = 'firstgrad-site-'
const name = `${prefix}${site.version}`
const missing = '/404.html'

/** So that pages are isolated, which threads need, also where the host sets no headers. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
}

const isolated = (response: Response): Response => {
  if (response.type === 'opaque' || response.status === 0) return response
  const headers = new Headers(response.headers)
  for (const [key, value] of Object.entries(isolation)) headers.set(key, value)
  const { status, statusText } = response
  // What these forbid as a body has none.
  const body = status === 204 || status === 304 ? null : response.body
  return new Response(body, { status, statusText, headers })
}

const hasHash = (path: string): boolean => path.startsWith('/assets/')

/** Puts a file into this version's cache, unless it is there. */
const keep = async (cache: Cache, path: string): Promise<void> => {
  if (await cache.match(path)) return
  // A hash in the name says that an older version's file is the same.
  const known = hasHash(path) ? await caches.match(path) : undefined
  const response = known ?? (await fetch(path, { cache: 'no-cache' }))
  if (!response.ok && path !== missing) throw new Error(`${path}: ${response.status}`)
  await cache.put(path, response)
}

const install = async (): Promise<void> => {
  const cache = await caches.open(name)
  await Promise.all(site.shell.map((path) => keep(cache, path)))
}

const activate = async (): Promise<void> => {
  const names = await caches.keys()
  const old = names.filter((each) => each.startsWith(prefix) && each !== name)
  // Data stays the same under its name and is too large to be fetched again.
  const cache = await caches.open(name)
  for (const each of old)
    for (const request of await (await caches.open(each)).keys())
      if (new URL(request.url).pathname.startsWith('/data/')) {
        const response = await caches.match(request)
        if (response) await cache.put(request, response)
      }
  await Promise.all(old.map((each) => caches.delete(each)))
  await self.clients.claim()
}

/** One after the other, so that the page in front has the network. */
const keepPages = async (language: string): Promise<void> => {
  const cache = await caches.open(name)
  for (const path of site.pages[language.startsWith('zh') ? 'zh-CN' : 'en'])
    await keep(cache, path).catch(() => undefined)
}

/** As hosts find a page by its clean address. */
const candidatesOf = (pathname: string): readonly string[] =>
  pathname.endsWith('/') ? [pathname] : [pathname, `${pathname}.html`, `${pathname}/`]

const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(name)
  const isPage = request.mode === 'navigate'
  const { pathname } = new URL(request.url)
  for (const path of isPage ? candidatesOf(pathname) : [pathname]) {
    const known = await cache.match(path)
    if (known) return isolated(known)
  }
  try {
    const response = await fetch(request)
    if (response.ok && response.status === 200 && !response.redirected)
      await cache.put(pathname, response.clone())
    return isolated(response)
  } catch (error) {
    const page = isPage ? await cache.match(missing) : undefined
    if (!page) throw error
    return isolated(new Response(page.body, { status: 404, headers: page.headers }))
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
  const language: unknown = event.data?.language
  if (typeof language === 'string') event.waitUntil(keepPages(language))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  event.respondWith(answer(request))
})

export {}
