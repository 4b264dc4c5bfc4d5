export interface Login {
  readonly user: string
  readonly password: string
}

/** The login for `host` in a .netrc file: of its machine, else of `default`. */
export const netrcLogin = (text: string, host: string): Login | undefined => {
  // A macro goes on to the next empty line and has nothing to say here.
  const words = text.replaceAll(/^\s*macdef[\s\S]*?(\n\s*\n|$(?![\s\S]))/gm, '').split(/\s+/)
  let matches = false
  let found: { user?: string; password?: string } | undefined
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === 'machine' || word === 'default') {
      if (found?.password !== undefined) break
      matches = word === 'default' || words[++i] === host
      found = matches ? {} : undefined
    } else if (word === 'login' && found) found.user = words[++i] ?? ''
    else if (word === 'password' && found) found.password = words[++i] ?? ''
  }
  return found?.password === undefined
    ? undefined
    : { user: found.user ?? '', password: found.password }
}
