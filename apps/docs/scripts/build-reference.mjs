// The reference: from the TSDoc of every public entry of every package, one page an entry.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Application } from 'typedoc'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = fileURLToPath(new URL('../reference/', import.meta.url))
const folderInChinese = fileURLToPath(new URL('../zh/reference/', import.meta.url))

/** @typedef {{ name: string, page: string, source: string, about: string }} Entry */

/** What Node reads of an entry, as source; none where an entry is no code of ours. */
const sourceOf = (/** @type {unknown} */ entry) => {
  const source = Object(entry)['@firstgrad/source']
  return typeof source === 'object' ? source?.default : source
}

/** These hand on names of others; a name is described on the first page that has it. */
const last = ['core', 'elements']

/** @returns {Entry[]} */
const entriesOf = () =>
  readdirSync(join(root, 'packages'))
    .sort((a, b) => last.indexOf(a) - last.indexOf(b) || (a < b ? -1 : 1))
    .flatMap((name) => {
      const path = join(root, 'packages', name)
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      return Object.entries(manifest.exports ?? {}).flatMap(([key, entry]) => {
        const source = sourceOf(entry)
        // One pattern stands for all exercises, of which each exports itself alone.
        if (!source?.endsWith('.ts') || key.includes('*')) return []
        const entryName = `${manifest.name}${key.slice(1)}`
        const page = entryName.replace('@firstgrad/', '').replaceAll('/', '-')
        const about = key === '.' ? manifest.description : ''
        return [{ name: entryName, page, source: join(path, source), about }]
      })
    })

/** One word for all that the reference is made from. */
const stampOf = () => {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  for (const name of readdirSync(join(root, 'packages')).sort())
    for (const part of ['package.json', 'src', 'course']) {
      const path = join(root, 'packages', name, part)
      if (!existsSync(path)) continue
      const files = part.endsWith('.json')
        ? [path]
        : readdirSync(path, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.ts'))
            .sort()
            .map((file) => join(path, file))
      for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
    }
  return hash.digest('hex').slice(0, 16)
}

/** VitePress takes two braces outside of code for a template. */
const withoutTemplates = (/** @type {string} */ markdown) =>
  markdown
    .split(/(^```[\s\S]*?^```|`[^`\n]+`)/m)
    .map((part, i) => (i % 2 ? part : part.replace(/\\?\{\\?\{/g, '&#123;&#123;')))
    .join('')

const english = (/** @type {readonly Entry[]} */ entries) => `---
title: Reference
description: Every function, class and type of every package.
order: 0
---

# Reference

Every function, class and type that a package exports, made from the comments in its source. A page
is what one \`import\` names.

${entries.map(({ name, page, about }) => `- [\`${name}\`](./${page}.md)${about && `: ${about}`}`).join('\n')}
`

const chinese = (/** @type {readonly Entry[]} */ entries) => `---
title: API 参考
description: 各个包导出的全部函数、类与类型。
order: 0
---

# API 参考

API 参考由源代码中的注释生成，目前只有英文。每一页对应一个 \`import\` 入口。

${entries.map(({ name, page }) => `- [\`${name}\`](../../reference/${page}.md)`).join('\n')}
`

/** Makes the pages anew where a source has changed. */
export const buildReference = async () => {
  const entries = entriesOf()
  const stamp = join(folder, '.stamp')
  const wanted = stampOf()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(folder, { recursive: true, force: true })
  const options = {
    entryPoints: entries.map(({ source }) => source),
    tsconfig: fileURLToPath(new URL('reference.tsconfig.json', import.meta.url)),
    plugin: ['typedoc-plugin-markdown'],
    outputs: [{ name: 'markdown', path: folder }],
    outputFileStrategy: 'modules',
    // The types stage looks for errors; here they would only take time.
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    readme: 'none',
    entryFileName: 'index',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    sanitizeComments: true,
    logLevel: 'Error',
  }
  const app = await Application.bootstrapWithPlugins(/** @type {any} */ (options))
  const project = await app.convert()
  if (!project) throw new Error('TypeDoc made no reference; what it wrote above says why.')
  const children = project.children ?? []
  if (children.length !== entries.length)
    throw new Error(`TypeDoc read ${children.length} of ${entries.length} entries.`)
  for (const child of children) {
    const path = project.getSymbolIdFromReflection(child)?.fileName
    const entry = entries.find(({ source }) => source === path)
    if (!entry) throw new Error(`${child.name} is no entry of a package (${path}).`)
    child.name = entry.page
  }
  await app.generateOutputs(project)
  for (const { name, page } of entries) {
    const file = join(folder, `${page}.md`)
    const body = withoutTemplates(readFileSync(file, 'utf8').replace(/^# .*\n/, ''))
    writeFileSync(
      file,
      `---\ntitle: '${name}'\ndescription: What ${name} exports.\noutline: [2, 3]\n---\n\n# ${name}\n${body}`,
    )
  }
  mkdirSync(folderInChinese, { recursive: true })
  writeFileSync(join(folder, 'index.md'), english(entries))
  writeFileSync(join(folderInChinese, 'index.md'), chinese(entries))
  writeFileSync(stamp, wanted)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildReference()
