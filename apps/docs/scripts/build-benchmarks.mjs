// What is measured, and what was: results of this machine where there are any, else published ones, and
// tables of READMEs.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const from = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const cases = from('../../../bench/cases/')
/** The first that has a result of a case tells it. */
const folders = [from('../../../bench/results/'), from('../../../bench/published/')]

const languages = [
  {
    folder: from('../benchmarks/'),
    title: 'Benchmarks',
    intro: `\`npm run bench\` measures every case beside what a user would take instead, each contestant in a process of
its own, and compares results before times. \`npm run bench -- line-fit\` runs one case. Figures belong to
the machine that they were taken on: ratios travel better than times.`,
    cases: 'What is measured',
    casesHead: '| case | work | contestants |',
    measured: 'Measured',
    readme: (/** @type {string} */ name) => `Measured for the README of \`${name}\``,
    on: (/** @type {string} */ date) => `Measured on ${date}.`,
  },
  {
    folder: from('../zh/benchmarks/'),
    title: '性能测试',
    intro: `\`npm run bench\` 把每个测试项目与用户可能改用的其他方案放在一起测量：各方案在独立的进程里运行，先核对结果，再比较用时。\`npm run bench -- line-fit\` 只运行一个项目。数字只对测量时所用的机器成立，倍数比毫秒数更有参考价值。下面的说明和表格直接取自代码与 README，目前只有英文。`,
    cases: '测量什么',
    casesHead: '| 项目 | 内容 | 参与比较的方案 |',
    measured: '测量结果',
    readme: (/** @type {string} */ name) => `\`${name}\` 的 README 中的测量结果`,
    on: (/** @type {string} */ date) => `测量日期：${date}。`,
  },
]

const cell = (/** @type {string} */ text) =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;')

/** Markdown aligns columns by style attributes, which the policy of the site forbids. */
const unaligned = (/** @type {string} */ markdown) =>
  markdown.replace(/^\|[-:| ]+\|$/gm, (row) => row.replaceAll(':', '-'))

/** @returns {Promise<string[]>} a row for each case */
const caseRows = async () => {
  const rows = []
  for (const name of readdirSync(cases).sort()) {
    const { default: content } = await import(pathToFileURL(join(cases, name, 'case.mjs')).href)
    for (const one of /** @type {{ name: string, title: string, contestants: { name: string }[] }[]} */ (
      [content].flat()
    ))
      rows.push(
        `| \`${one.name}\` | ${cell(one.title)} | ${cell(one.contestants.map((c) => c.name).join('; '))} |`,
      )
  }
  return rows
}

const namesIn = (/** @type {string} */ folder) =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
    : []

/** Reports that `npm run bench` wrote, in the order of their cases' names. */
const reports = () =>
  [...new Set(folders.flatMap(namesIn))].sort().map((name) => {
    const folder = folders.find((each) => existsSync(join(each, `${name}.json`))) ?? ''
    const { measured } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
    return {
      measured: String(measured).slice(0, 10),
      report: readFileSync(join(folder, `${name}.md`), 'utf8'),
    }
  })

/** The section of a README that gives measured figures. */
const measuredFor = (/** @type {string} */ name) => {
  const readme = readFileSync(from(`../../../packages/${name}/README.md`), 'utf8')
  const section = /^## How fast\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme)?.[1]
  if (!section) throw new Error(`The README of ${name} has no section "How fast".`)
  return unaligned(section.trim())
}

export const buildBenchmarks = async () => {
  const rows = await caseRows()
  const kernels = measuredFor('kernels')
  const own = reports()
  for (const words of languages) {
    const measured = own.map(({ measured, report }) =>
      [unaligned(report).replace(/^#+ /gm, '### '), words.on(measured)].join('\n'),
    )
    const page = [
      `---\ntitle: ${words.title}\norder: 0\n---`,
      `# ${words.title}`,
      words.intro,
      ...(measured.length > 0 ? [`## ${words.measured}`, ...measured] : []),
      `## ${words.readme('@firstgrad/kernels')}`,
      kernels,
      `## ${words.cases}`,
      [words.casesHead, '|---|---|---|', ...rows].join('\n'),
    ]
    mkdirSync(words.folder, { recursive: true })
    writeFileSync(join(words.folder, 'index.md'), `${page.join('\n\n')}\n`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildBenchmarks()
