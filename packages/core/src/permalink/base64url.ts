/** Few enough to be the arguments of one call. */
const at = 8192

/** Base64 for addresses: `-` and `_` for `+` and `/`, nothing at the end. */
export const toBase64url = (bytes: Uint8Array): string => {
  let characters = ''
  for (let i = 0; i < bytes.length; i += at) {
    characters += String.fromCharCode(...bytes.subarray(i, i + at))
  }
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** null for what is no such text. */
export const fromBase64url = (text: string): Uint8Array | null => {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(characters, (character) => character.charCodeAt(0))
}
