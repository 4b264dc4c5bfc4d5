import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { course } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import { languages, prefixOf } from './languages.mjs'
import { pagesIn } from './policies.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))

/** A page's own source as text beside it, where it has one. */
const copySources = (/** @type {string} */ outDir, /** @type {string} */ folder) => {
  const found = []
  for (const name of readdirSync(join(root, folder), { encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.md') || name.startsWith('[')) continue
    const source = readFileSync(join(root, folder, name), 'utf8')
    const file = join(folder, name)
    mkdirSync(dirname(join(outDir, file)), { recursive: true })
    writeFileSync(join(outDir, file), source)
    const title = /^title: *(.+)$/m.exec(source)?.[1] ?? name.slice(0, -3)
    found.push(`- [${title}](/${file.replaceAll('\\', '/')})`)
  }
  return found
}

const exists = (/** @type {string} */ folder) => {
  try {
    return readdirSync(join(root, folder)).length > 0
  } catch {
    return false
  }
}

/** Lessons and guides as Markdown, `llms.txt` that lists them, and `sitemap.txt`, which names no host. */
export const writeTexts = async (/** @type {string} */ outDir) => {
  const lines = [
    '# firstgrad',
    '',
    '> A course of deep learning in TypeScript: tasks that are judged in',
  ]
  lines.push('> the page, experiments that run in it. In English and 中文. Works offline.')
  for (const language of languages) {
    const prefix = prefixOf(language)
    lines.push('', language === 'en' ? '## Lessons' : '## 课文', '')
    for (const { id, title, idea } of course) {
      const file = join(outDir, `${prefix.slice(1)}/course/${id}.md`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, await readCourseFile(id, `lesson.${language}.md`))
      lines.push(`- [${title[language]}](${prefix}/course/${id}.md): ${idea[language]}`)
    }
    const guides = `${prefix.slice(1)}/guide`.replace(/^\//, '')
    if (exists(guides))
      lines.push(
        '',
        language === 'en' ? '## Guides' : '## 指南',
        '',
        ...copySources(outDir, guides),
      )
  }
  writeFileSync(join(outDir, 'llms.txt'), `${lines.join('\n')}\n`)
  const pages = pagesIn(outDir)
    .filter((name) => name !== '404.html')
    .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '')}`)
    .sort()
  writeFileSync(join(outDir, 'sitemap.txt'), `${pages.join('\n')}\n`)
}
