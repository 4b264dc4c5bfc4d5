/** The proxy through which an address is asked, by the usual variables; undefined for none. */
export const proxyFor = (
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
  chosen?: string,
): string | undefined => {
  const isSecure = url.protocol === 'https:'
  // Only the lower case for http: a server of CGI scripts is given HTTP_PROXY by its visitors.
  const proxy =
    chosen ?? (isSecure ? (env.https_proxy ?? env.HTTPS_PROXY) : env.http_proxy) ?? env.all_proxy
  if (!proxy) return undefined
  const port = url.port || (isSecure ? '443' : '80')
  const isLeftOut = (env.no_proxy ?? env.NO_PROXY ?? '').split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [, host = '', onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? []
    if (host === '' || (onlyPort && onlyPort !== port)) return false
    return url.hostname === host || url.hostname.endsWith(`.${host}`)
  })
  if (isLeftOut) return undefined
  // pip takes a proxy without a scheme.
  return proxy.includes('://') ? proxy : `http://${proxy}`
}
