/** Sections of a configuration file: keys to values, both as pip reads them. */
export type Ini = Readonly<Record<string, Readonly<Record<string, string>>>>

/** pip takes `index_url`, `INDEX-URL` and `--index-url` for the same. */
export const optionName = (key: string): string =>
  key.trim().toLowerCase().replaceAll('_', '-').replace(/^--/, '')

/**
 * Reads the format of pip.conf (Python's configparser): `[section]`, `key = value` or `key: value`,
 * comments with # and ;, values that go on in indented lines.
 *
 * @throws Error with the number of a line that is none of these
 */
export const parseIni = (text: string): Ini => {
  const sections: Record<string, Record<string, string>> = {}
  let section: Record<string, string> | undefined
  let key: string | undefined
  text.split(/\r?\n/).forEach((line, index) => {
    const words = line.trim()
    if (words === '' || /^[#;]/.test(words)) return
    if (/^\s/.test(line) && section && key !== undefined) {
      section[key] = `${section[key]}\n${words}`.trim()
      return
    }
    const name = /^\[([^\]]+)\]$/.exec(words)?.[1]
    if (name !== undefined) {
      section = sections[name] ??= {}
      key = undefined
      return
    }
    const pair = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(words)
    if (!pair || !section) throw new Error(`line ${index + 1} is neither a section nor an option`)
    key = optionName(pair[1]!)
    section[key] = pair[2]!
  })
  return sections
}
