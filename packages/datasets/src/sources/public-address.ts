/** An address as it may be shown: without user name, password, query and fragment. */
export const publicAddress = (address: string): string => {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  url.username = ''
  url.password = ''
  url.search = ''
  url.hash = ''
  return url.href
}
