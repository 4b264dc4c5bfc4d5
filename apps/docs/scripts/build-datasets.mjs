// The cards of all data sets, as @firstgrad/datasets itself knows them, and its drawn animals.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { list, petFaces } from '@firstgrad/datasets'
import { imageGrid, summary, toSVG, toTable } from '@firstgrad/viz'
import { escaped, figureHtml } from '../build/drawn-figure.mjs'

const from = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const pictures = from('../public/datasets/')

const megabytes = (/** @type {number} */ bytes) =>
  bytes < 1e5
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${Number((bytes / 1e6).toPrecision(3))} MB`

const languages = [
  {
    lang: /** @type {const} */ ('en'),
    locale: 'en',
    folder: from('../data/'),
    title: 'Data sets',
    intro: `What \`@firstgrad/datasets\` knows about each data set without opening it: \`info(name)\` gives the same. A
data set is fetched once, checked and kept; the sizes are those of the cache and of what goes over the
wire at most. The text of a card is the package's own.`,
    pets: 'Pet faces',
    petsAbout: `Cats, dogs and rabbits that are drawn from a seed. Nothing is fetched, and Node and pages get the
same bytes.`,
    petsTitle: 'The first twelve animals of seed 7',
    animals: { cat: 'cat', dog: 'dog', rabbit: 'rabbit' },
    licence: 'Licence',
    noLicence: 'the authors name none',
    items: 'Items',
    classes: 'Classes',
    size: 'Size',
    sizeOf: (/** @type {string} */ disk, /** @type {string} */ wire) =>
      `${disk} on disk, ${wire} over the wire`,
    version: 'Version',
    homepage: 'Home page',
    cite: 'Cite',
    feature: 'feature',
    dtype: 'type',
    shape: 'shape',
    meaning: 'meaning',
    issues: 'Known issues:',
    loading: 'To load it:',
    joiner: ', ',
    colon: ': ',
    table: 'Its numbers',
    more: (/** @type {number} */ count) => `and ${count} more rows`,
  },
  {
    lang: /** @type {const} */ ('zh-CN'),
    locale: 'zh-CN',
    folder: from('../zh/data/'),
    title: '数据集',
    intro: `这里列出 \`@firstgrad/datasets\` 不打开数据就知道的信息，与 \`info(name)\` 给出的相同。数据集只下载一次，校验后留在缓存里；“大小”指缓存占用的磁盘空间和最大下载量。卡片里的说明文字出自软件包本身，目前只有英文。`,
    pets: '宠物脸',
    petsAbout: '由种子画出的猫、狗和兔子。无需下载，在 Node 和网页里得到的字节完全相同。',
    petsTitle: '种子 7 的前十二只动物',
    animals: { cat: '猫', dog: '狗', rabbit: '兔子' },
    licence: '许可证',
    noLicence: '作者没有说明',
    items: '样本数',
    classes: '类别',
    size: '大小',
    sizeOf: (/** @type {string} */ disk, /** @type {string} */ wire) =>
      `磁盘 ${disk}，下载最多 ${wire}`,
    version: '版本',
    homepage: '主页',
    cite: '引用',
    feature: '特征',
    dtype: '类型',
    shape: '形状',
    meaning: '含义',
    issues: '已知问题：',
    loading: '加载方法：',
    joiner: '、',
    colon: '：',
    table: '数据',
    more: (/** @type {number} */ count) => `另有 ${count} 行`,
  },
]

/** @typedef {(typeof languages)[number]} Words */

/** Text of the package, which is no markdown, within English or 中文. */
const plain = (/** @type {string} */ text, /** @type {Words} */ { lang }) =>
  lang === 'en' ? escaped(text) : `<span lang="en">${escaped(text)}</span>`

/** @param {import('@firstgrad/datasets').DatasetInfo} info @param {Words} words */
const card = (info, words) => {
  const count = (/** @type {number} */ n) => n.toLocaleString(words.locale)
  const row = (/** @type {string} */ name, /** @type {string} */ value) =>
    `- **${name}**${words.colon}${value}`
  const { classNames } = info
  const classes =
    classNames.length > 40 ? count(classNames.length) : classNames.map(escaped).join(words.joiner)
  const splits = Object.entries(info.splits).map(([split, n]) => `\`${split}\` ${count(n)}`)
  const features = Object.entries(info.features).map(
    ([name, { dtype, shape, description }]) =>
      `| \`${name}\` | ${dtype} | \`[${shape.join(', ')}]\` | ${plain(description, words).replaceAll('|', '\\|')} |`,
  )
  return [
    `## ${escaped(info.title)} {#${info.name}}`,
    '',
    plain(info.description, words),
    '',
    row(words.items, splits.join(words.joiner)),
    row(words.licence, info.licence === 'NOASSERTION' ? words.noLicence : `\`${info.licence}\``),
    row(words.size, words.sizeOf(megabytes(info.bytes), megabytes(info.downloadBytes))),
    ...(classes ? [row(words.classes, classes)] : []),
    row(words.version, escaped(info.version)),
    row(words.homepage, `<${info.homepage}>`),
    row(words.cite, plain(info.citation, words)),
    '',
    `| ${words.feature} | ${words.dtype} | ${words.shape} | ${words.meaning} |`,
    '|---|---|---|---|',
    ...features,
    '',
    ...(info.knownIssues.length > 0
      ? [words.issues, '', ...info.knownIssues.map((issue) => `- ${plain(issue, words)}`), '']
      : []),
    words.loading,
    '',
    '```js',
    "import { load } from '@firstgrad/datasets'",
    '',
    `const data = await load('${info.name}', { split: '${Object.keys(info.splits)[0]}[:100]' })`,
    '```',
    '',
  ].join('\n')
}

const animals = (/** @type {Words} */ words) => {
  const { images, imageShape, species, classNames } = petFaces({ seed: 7, n: 12 })
  const [height, width, channels] = imageShape
  const size = height * width * channels
  const captions = [...species].map((k) => {
    const name = /** @type {keyof Words['animals']} */ (classNames[k])
    return words.animals[name] ?? name
  })
  return imageGrid({
    title: words.petsTitle,
    images: captions.map((_, i) => ({
      data: images.subarray(i * size, (i + 1) * size),
      shape: [height, width, channels],
    })),
    captions,
  })
}

export const buildDatasets = () => {
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  for (const words of languages) {
    const { lang, folder, title, intro, pets, petsAbout } = words
    const figure = animals(words)
    for (const theme of /** @type {const} */ (['light', 'dark']))
      writeFileSync(join(pictures, `pets.${lang}.${theme}.svg`), toSVG(figure, { theme, lang }))
    const html = figureHtml({
      file: `/datasets/pets.${lang}`,
      svg: toSVG(figure, { lang }),
      sentence: summary(figure, { lang }),
      table: toTable(figure, { lang }),
      words,
    })
    const loading = `\`\`\`js
import { petFaces } from '@firstgrad/datasets'

const { images, species, classNames } = petFaces({ seed: 7, n: 12 })
\`\`\`
`
    const head = `---\ntitle: ${title}\norder: 0\n---\n\n# ${title}\n\n${intro}\n`
    const drawn = `## ${pets} {#pet-faces}\n\n${petsAbout}\n\n${html}\n\n${loading}`
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'index.md'),
      [head, drawn, ...list().map((info) => card(info, words))].join('\n'),
    )
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildDatasets()
