import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { course, units } from '@firstgrad/core/course'
import type { Language } from '@firstgrad/errors'
import type { DefaultTheme } from 'vitepress'
import { prefixOf } from '../../build/languages.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))

const sections = [
  ['course', 'Course', '课程'],
  ['guide', 'Guides', '指南'],
  ['reference', 'Reference', 'API 参考'],
  ['gallery', 'Gallery', '图库'],
  ['benchmarks', 'Benchmarks', '性能测试'],
  ['data', 'Data', '数据集'],
  ['your-data', 'Your data', '你的数据'],
] as const

/** Where a section begins: its index, or its only page, or the first of its pages; none where it has none. */
const startOf = (language: Language, name: string): string | undefined => {
  const folder = `${root}${prefixOf(language).slice(1)}/`
  if (existsSync(`${folder}${name}/index.md`)) return `${prefixOf(language)}/${name}/`
  if (existsSync(`${folder}${name}.md`)) return `${prefixOf(language)}/${name}`
  return pagesOf(language, name)[0]?.link
}

const field = (source: string, name: string): string | undefined =>
  new RegExp(`^---\\n[\\s\\S]*?^${name}: *(.+)$[\\s\\S]*?^---$`, 'm').exec(source)?.[1]

/** The pages of a folder, in the order that their front matter gives. */
const pagesOf = (
  language: Language,
  name: string,
): { text: string; link: string; order: number }[] => {
  const folder = `${root}${prefixOf(language).slice(1)}/${name}`
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'index.md' && !file.startsWith('['))
    .map((file) => {
      const source = readFileSync(`${folder}/${file}`, 'utf8')
      const base = file.slice(0, -3)
      return {
        text: field(source, 'title') ?? /^# (.+)$/m.exec(source)?.[1] ?? base,
        link: `${prefixOf(language)}/${name}/${base}`,
        order: Number(field(source, 'order') ?? Number.POSITIVE_INFINITY),
      }
    })
    .sort((a, b) => a.order - b.order || a.text.localeCompare(b.text, language))
}

export const navigation = (language: Language): DefaultTheme.NavItem[] =>
  sections.flatMap(([name, en, zh]) => {
    const link = startOf(language, name)
    const activeMatch = `^${prefixOf(language)}/${name}(?:/|$)`
    return link ? [{ text: language === 'en' ? en : zh, link, activeMatch }] : []
  })

const courseSidebar = (language: Language): DefaultTheme.SidebarItem[] => {
  const prefix = prefixOf(language)
  const ids = [...new Set(course.map(({ id }) => id.split('/')[0] ?? ''))]
  return [
    {
      items: [
        { text: language === 'en' ? 'Course map' : '课程地图', link: `${prefix}/course/` },
        { text: language === 'en' ? 'Your progress' : '你的进度', link: `${prefix}/progress` },
      ],
    },
    ...ids.map((unit) => ({
      text: units[unit]?.[language] ?? unit,
      items: course
        .filter(({ id }) => id.startsWith(`${unit}/`))
        .map(({ id, title }) => ({ text: title[language], link: `${prefix}/course/${id}` })),
    })),
  ]
}

export const sidebar = (language: Language): DefaultTheme.SidebarMulti => ({
  [`${prefixOf(language)}/course/`]: courseSidebar(language),
  [`${prefixOf(language)}/progress`]: courseSidebar(language),
  ...Object.fromEntries(
    ['guide', 'reference', 'gallery', 'benchmarks', 'data']
      .filter((name) => pagesOf(language, name).length > 0)
      .map((name) => [
        `${prefixOf(language)}/${name}/`,
        pagesOf(language, name).map(({ text, link }) => ({ text, link })),
      ]),
  ),
})
