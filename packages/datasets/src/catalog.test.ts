import { describe, expect, it } from 'vitest'
import { catalog } from './catalog.js'
import type { DatasetDefinition } from './definition.js'
import { infos } from './infos.js'

const definitions = Object.entries<DatasetDefinition<unknown>>(catalog)

it('has the names of the infos', () => {
  expect(Object.keys(catalog).sort()).toEqual(Object.keys(infos))
})

describe.each(definitions)('%s', (name, { info, files, dataPackage = [], archive, mirrors }) => {
  const packages = [dataPackage].flat()

  it('is described by its name, with a licence, a citation and what to know about it', () => {
    expect(info).toBe(infos[name as keyof typeof infos])
    expect(info.name).toBe(name)
    expect(info.homepage).toMatch(/^https?:\/\/\S+$/)
    expect(info.licence).toMatch(/^[\w.-]+( AND [\w.-]+)*$/)
    for (const text of [info.citation, info.description, ...info.knownIssues]) {
      expect(text).toMatch(/\.$/)
    }
    for (const count of Object.values(info.splits)) expect(count).toBeGreaterThan(0)
  })

  it('says how large it is', () => {
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(info.bytes)
    const ways = [
      packages.reduce((sum, { tarballBytes }) => sum + tarballBytes, 0),
      archive?.bytes ?? files.reduce((sum, { bytes, gzip }) => sum + (gzip?.bytes ?? bytes), 0),
    ]
    // Of the ways that there are, the longest.
    expect(ways.slice(packages.length ? 0 : 1, mirrors.length ? 2 : 1)).toContain(
      info.downloadBytes,
    )
  })

  it('pins every byte, and has each file in some source', () => {
    for (const { sha256, gzip } of files) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      if (gzip) expect(gzip.sha256).toMatch(/^[0-9a-f]{64}$/)
    }
    for (const { integrity } of packages) expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/)
    for (const mirror of mirrors) expect(mirror).toMatch(/^https:\/\/.*\/$/)
    const carried = packages.flatMap(({ paths }) =>
      paths ? Object.keys(paths) : files.map((file) => file.name),
    )
    if (mirrors.length === 0) expect(carried.sort()).toEqual(files.map((file) => file.name).sort())
  })
})
