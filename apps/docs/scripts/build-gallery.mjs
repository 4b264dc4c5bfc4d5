// The gallery: every kind of figure in light and dark, with its sentence, its table and its code.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createServer } from 'vite'
import { figureHtml } from '../build/drawn-figure.mjs'
import { codeOfSamples } from './code-of-samples.mjs'

const from = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const room = from('../../../packages/viz')
const pictures = from('../public/gallery/')
const conditions = ['@firstgrad/source', 'node', 'import', 'module', 'default']

const pages = [
  {
    lang: /** @type {const} */ ('en'),
    folder: from('../gallery/'),
    title: 'Gallery',
    intro: `Every kind of figure that [\`@firstgrad/viz\`](../reference/viz.md) draws, in the theme of this page, with the
sentence that a screen reader hears, its numbers as a table and the code that makes it. The pictures are
SVG files, made when this site was built. In the code, \`t\` chooses between the words of two languages, and
\`range\`, \`normal\` and \`picture\` make numbers from a seed.`,
    table: 'Its numbers',
    code: 'Its code',
    more: (/** @type {number} */ count) => `and ${count} more rows`,
  },
  {
    lang: /** @type {const} */ ('zh-CN'),
    folder: from('../zh/gallery/'),
    title: '图库',
    intro: `[\`@firstgrad/viz\`](../../reference/viz.md) 能画的每一种图，随本页的主题显示，并附上读屏软件读出的那句话、表格形式的数据和绘图代码。图都是构建本站时生成的 SVG 文件。代码里的 \`t\` 用来选择两种语言的文字，\`range\`、\`normal\` 和 \`picture\` 由种子生成数据。`,
    table: '数据',
    code: '代码',
    more: (/** @type {number} */ count) => `另有 ${count} 行`,
  },
]

/** Runs what is given with the package and its samples, read from source. */
const withSamples = async (/** @type {(viz: any, samples: any) => void} */ use) => {
  const server = await createServer({
    root: room,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['node', 'import'] } },
  })
  try {
    const viz = await server.ssrLoadModule('/src/index.ts')
    const { samples } = await server.ssrLoadModule('/gallery/samples.ts')
    use(viz, samples)
  } finally {
    await server.close()
  }
}

export const buildGallery = async () => {
  const codes = codeOfSamples(readFileSync(join(room, 'gallery/samples.ts'), 'utf8'))
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  await withSamples((viz, samples) => {
    for (const { lang, folder, title, intro, ...words } of pages) {
      const sections = Object.entries(samples(lang)).map(([name, figure]) => {
        const svg = (/** @type {'light' | 'dark'} */ theme) => viz.toSVG(figure, { theme, lang })
        for (const theme of /** @type {const} */ (['light', 'dark']))
          writeFileSync(join(pictures, `${name}.${lang}.${theme}.svg`), svg(theme))
        const code = codes[name]
        if (!code) throw new Error(`The gallery has no code for ${name}.`)
        const html = figureHtml({
          file: `/gallery/${name}.${lang}`,
          svg: svg('light'),
          sentence: viz.summary(figure, { lang }),
          table: viz.toTable(figure, { lang }),
          words,
        })
        return `## ${name}\n\n${html}\n\n::: details ${words.code}\n\`\`\`ts\n${code}\n\`\`\`\n:::\n`
      })
      mkdirSync(folder, { recursive: true })
      const head = `---\ntitle: ${title}\norder: 0\n---\n\n# ${title}\n\n${intro}\n`
      writeFileSync(join(folder, 'index.md'), `${head}\n${sections.join('\n')}`)
    }
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildGallery()
