import { existsSync } from 'node:fs'
import { course } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import type { DefaultTheme } from 'vitepress'
import { wordsOf } from './segment'

interface Section {
  readonly anchor: string
  readonly titles: readonly string[]
  readonly text: string
}

/** What is read of a lesson: no formulas, no pictures, no marks. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/```[\s\S]*?```|\$\$[\s\S]*?\$\$/g, ' ')
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`|#$]+/g, ' ')

/** Pages of dynamic routes have no file that VitePress' index could read. */
const courseSections = async (file: string): Promise<Section[] | undefined> => {
  const exercise = course.find(({ id }) => file.replaceAll('\\', '/').endsWith(`/course/${id}.md`))
  if (!exercise || existsSync(file)) return undefined
  const language = /[\\/]zh[\\/]course[\\/]/.test(file) ? 'zh-CN' : 'en'
  const lesson = await readCourseFile(exercise.id, `lesson.${language}.md`)
  const title = exercise.title[language]
  const [head = '', ...parts] = lesson.split(/^## /m)
  const first = `${exercise.idea[language]} ${plain(head.replace(/^# .*/, ''))}`
  return [
    { anchor: '', titles: [title], text: `${exercise.id} ${first}` },
    ...parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n')
      return {
        anchor: slug(heading),
        titles: [title, plain(heading).trim()],
        text: plain(lines.join('\n')),
      }
    }),
  ]
}

/** As VitePress names a heading's anchor, for headings as simple as ours. */
const slug = (heading: string): string =>
  /question|问题/i.test(heading)
    ? 'question'
    : heading
        .normalize('NFKD')
        .trim()
        .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
        .replaceAll(/^-|-$/g, '')
        .toLowerCase()

const translations = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    displayDetails: '显示详情',
    resetButtonTitle: '清空',
    backButtonTitle: '关闭搜索',
    noResultsText: '没有找到：',
    footer: {
      selectText: '打开',
      selectKeyAriaLabel: '回车键',
      navigateText: '选择',
      navigateUpKeyAriaLabel: '上箭头',
      navigateDownKeyAriaLabel: '下箭头',
      closeText: '关闭',
      closeKeyAriaLabel: 'Esc 键',
    },
  },
}

/** Search within the site. */
export const search = (): { provider: 'local'; options: DefaultTheme.LocalSearchOptions } => {
  const options: DefaultTheme.LocalSearchOptions = { locales: { zh: { translations } } }
  // VitePress hands functions to pages as texts to evaluate, which a strict policy forbids. What it cannot
  // enumerate it does not hand over; the theme gives pages `wordsOf` itself.
  Object.defineProperty(options, 'miniSearch', {
    value: { options: { tokenize: wordsOf }, _splitIntoSections: courseSections },
    enumerable: false,
  })
  return { provider: 'local', options }
}
