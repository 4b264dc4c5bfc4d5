/** An address as it may be shown: without user name, password, query and fragment. */
export const publicAddress = (address: string): string => {
  // Even one that cannot be parsed may hold a password.
  if (!URL.canParse(address)) return address.replace(/\/\/[^/]*@/, '//').replace(/[?#].*$/, '')
  const url = new URL(address)
  url.username = ''
  url.password = ''
  url.search = ''
  url.hash = ''
  return url.href
}
